/**
 * Registrations, their clients, credentials and messages (WG1-02 §4 to §7).
 * Instants are ISO 8601 in UTC with milliseconds, so that they sort as text; columns that end in `_json` hold JSON.
 */
export interface ClientTables {
  registration: {
    id: string
    created_at: string
  }
  client: {
    id: string
    registration_id: string
    /** `null`: the client sent none and is called by its id (CL-008). */
    name: string | null
    uri: string | null
    logo_uri: string | null
    tos_uri: string | null
    policy_uri: string | null
    contacts_json: string
    /** Space-separated. */
    scope: string
    redirect_uris_json: string
    response_types_json: string
    grant_types_json: string
    token_endpoint_auth_method: string | null
    authorization_details_types_json: string
    authorization_details_json: string
    /** Its own; default purposes are in the profile. */
    purposes_json: string
    status: string
    status_options_json: string
    /** What `scope` goes back to when an update leaves it out (CL-055). Space-separated. */
    registered_scope: string
    default_scope: string | null
    default_redirect_uri: string | null
    default_authorization_details_json: string
    created_at: string
    modified_at: string
  }
  client_review: {
    client_id: string
    /** As the client was called then. */
    name: string | null
    /** `null`: its website was not confirmed, or it had none. */
    confirmed_uri: string | null
    reviewed_at: string
  }
  credential: {
    id: string
    client_id: string
    registration_id: string
    /** Sealed; shown again by the Credentials API (CR-008). */
    secret_sealed: string
    /** HMAC-SHA-256, for comparing. */
    secret_hash: string
    /** `null`: never. */
    expires_at: string | null
    created_at: string
    modified_at: string
  }
  message: {
    id: string
    registration_id: string
    type: string
    status: string
    /** 1 once the client has read it. */
    read: number
    name: string
    description: string
    /** What the message is about, in the wire's words, and the id of an object of ours; `''`: nothing. */
    related_type: string
    related_id: string
    /** In place of an id: the address of something else. */
    related_uri: string | null
    /** The client that wrote it; none: the server. */
    creator_id: string | null
    /** The message that it answers. */
    previous_id: string | null
    grants_requested_json: string
    created_at: string
    modified_at: string
  }
}
