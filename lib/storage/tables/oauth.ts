/** Artifacts of the OAuth engine: codes, tokens, pushed requests, sessions, its interactions and grants. */
export interface OAuthTables {
  artifact: {
    /** `AccessToken`, `AuthorizationCode`, … */
    model: string
    /** SHA-256 of the value that the client holds. */
    id_hash: string
    grant_id: string | null
    /** The credential by which it was got, so that a leaked secret's tokens can be revoked. */
    client_id: string | null
    uid: string | null
    /** JSON */
    payload: string
    /** Seconds since 1970. */
    consumed_at: number | null
    expires_at: number | null
  }
}
