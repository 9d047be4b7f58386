import type { ServerMetadata } from 'openid-client'
import { call, callForObject, Refused } from './call.ts'

/** A field that a scope's `authorization_details` may have. CDS-WG1-02 §3.8 */
export interface Field {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly documentation: string
  readonly format: string
  readonly is_required: boolean
  readonly default?: unknown
  readonly minimum?: string
  readonly maximum?: string
  readonly choices?: readonly { readonly id: string; readonly name: string }[]
}

/** CDS-WG1-02 §3.4 */
export interface Scope {
  readonly id: string
  /** What it does. A client judges a scope by this, never by its id. */
  readonly type: string
  readonly name: string
  readonly description: string
  readonly documentation: string
  readonly registration_requirements: readonly string[]
  readonly response_types_supported: readonly string[]
  readonly authorization_details_types_supported: readonly string[]
  readonly authorization_details_fields_supported: readonly Field[]
}

/** RFC 8414, with what CDS-WG1-02 §3.2 and CDS-WG3-01 §5 add. */
export type Server = ServerMetadata & {
  readonly registration_endpoint: string
  readonly cds_clients_api: string
  readonly cds_credentials_api: string
  readonly cds_grants_api: string
  readonly cds_test_accounts?: string
  /** Where the 2023 draft's data is read, by scope: a field that this server's documentation names. */
  readonly wattgrant_draft_apis?: Readonly<Record<string, string>>
  readonly cds_scope_descriptions: Readonly<Record<string, Scope>>
  readonly cds_registration_fields: Readonly<Record<string, { readonly type: string }>>
}

/** All that a utility says of itself, to everybody or to one client. */
export interface Utility {
  readonly name: string
  readonly description: string
  readonly website: string
  readonly server: Server
}

export const wellKnown = '/.well-known/cds-server-metadata.json'

/** Follows the one address that a client is told to everything else. */
export async function discover(metadataAddress: string | URL, token?: string): Promise<Utility> {
  const about = await publicOrWith<Omit<Utility, 'server'> & { oauth_metadata: string }>(
    metadataAddress,
    token,
  )
  const server = await publicOrWith<Server>(about.oauth_metadata, token)
  return { name: about.name, description: about.description, website: about.website, server }
}

/** What is made for one client may ask for the admin token, and says so by 401. CDS-WG1-02 §5.1 */
async function publicOrWith<T>(address: string | URL, token: string | undefined): Promise<T> {
  const first = await call(address)
  if (first.status === 401 && token) return callForObject<T>(address, { token })
  if (first.status !== 200 || typeof first.body !== 'object' || first.body === null) throw new Refused(first)
  return first.body as T
}
