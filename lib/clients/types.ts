import type { Json, Purpose } from '#lib/catalog/index.ts'

export type ClientStatus = 'production' | 'sandbox' | 'disabled'

/** An authorization details object of a client's metadata; `type` is a scope's details type. RFC 9396 §2 */
export type ClientDetail = { readonly type: string; readonly [field: string]: Json }

/** A client made from a registration. WG1-02 §5.1 (CL-003 to CL-030) */
export interface Client {
  readonly id: string
  /** The boundary of what an admin token sees (CL-002). */
  readonly registrationId: string
  readonly name: string
  readonly uri: string | null
  readonly logoUri: string | null
  readonly tosUri: string | null
  readonly policyUri: string | null
  readonly contacts: readonly string[]
  /** Scope ids. */
  readonly scopes: readonly string[]
  readonly redirectUris: readonly string[]
  readonly responseTypes: readonly string[]
  readonly grantTypes: readonly string[]
  /** `client_secret_basic`, or `null` where it does not authenticate. */
  readonly tokenEndpointAuthMethod: string | null
  readonly authorizationDetailsTypes: readonly string[]
  /**
   * `cds_authorization_details`: what this client may ask for, and what is asked when a request names none
   * (DR-10 to DR-12). One entry a type; a draft's `service_details` with its `fields_included`.
   */
  readonly authorizationDetails: readonly ClientDetail[]
  /** Its own reasons to ask, beside the utility's default ones (`purposesOf`). WG3-01 §8.1 */
  readonly purposes: readonly Purpose[]
  readonly status: ClientStatus
  readonly statusOptions: readonly ClientStatus[]
  readonly defaultScope: string | null
  readonly defaultRedirectUri: string | null
  readonly defaultAuthorizationDetails: readonly ClientDetail[]
  /** ISO 8601, UTC. */
  readonly created: string
  readonly modified: string
}

/** A secret by which a client authenticates. WG1-02 §7.1 */
export interface Credential {
  readonly id: string
  readonly clientId: string
  readonly secret: string
  /** ISO 8601, UTC; `null`: never. */
  readonly expires: string | null
  readonly created: string
  readonly modified: string
}

/** What a client can write. WG1-02 §6.9 */
export type ClientMessageType = 'private_message' | 'production_request' | 'support_request' | 'grant_request'

export type MessageStatus = 'complete' | 'pending' | 'rejected'

/** What a message is about: an object of this server, or something at an address. WG1-02 §6.4 */
export type RelatedTo =
  | { readonly type: 'client' | 'credential' | 'message' | 'grant'; readonly id: string }
  | { readonly type: 'grant_list' | 'more_info'; readonly uri: string }

/** Grants that a client asks the server to make. WG1-02 §6.6 */
export interface GrantRequest {
  readonly scope: string
  readonly authorizationDetails: readonly ClientDetail[]
}

/** What server and registration tell each other. WG1-02 §6.1 to §6.4 */
export interface NewMessage {
  readonly type: ClientMessageType | 'request_update'
  readonly status: MessageStatus
  readonly name: string
  readonly description: string
  /** `null`: nothing. */
  readonly related: RelatedTo | null
  /** The client that writes; left out: the server. */
  readonly creatorId?: string
  /** The message that it answers. */
  readonly previousId?: string | null
  /** Of a `grant_request`. */
  readonly grantsRequested?: readonly GrantRequest[]
}

export interface Message extends Required<Omit<NewMessage, 'creatorId'>> {
  readonly id: string
  /** `null`: the server. */
  readonly creatorId: string | null
  readonly read: boolean
  readonly created: string
  readonly modified: string
}
