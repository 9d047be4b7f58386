export interface ConsentRequestTables {
  /** What a utility's own authorization server asks; the rest is in its interaction. */
  consent_request: {
    uid: string
    /** SHA-256 of the request's `jti`, which comes once. */
    jti_hash: string
    /** As the authorization server calls the customer. */
    sub: string | null
    /** Its own, and told back. */
    state: string | null
    return_uri: string
    /** SHA-256 of what opens the form, once. */
    form_key_hash: string
    form_expires_at: string
    opened_at: string | null
  }
}
