import { aServer } from './a-server.testing.ts'
import { routes as coverage } from './coverage.ts'
import { routes as metadata } from './metadata.ts'

const routes = [...metadata, ...coverage]
export const wellKnown = '/.well-known/cds-server-metadata.json'

export interface Scope {
  readonly id: string
  readonly type: string
  readonly grant_admin_scope: string | null
  readonly registration_requirements: readonly string[]
  readonly registration_optional: readonly string[]
  readonly coverages_supported: readonly string[]
  readonly authorization_details_fields_supported: readonly { readonly id: string; readonly format: string }[]
  readonly [list: string]: unknown
}

/** From the one address that a client is told. */
export async function discovered(utility?: string) {
  const server = await aServer(routes, utility)
  const about = await server.ask(wellKnown)
  const oauth = await server.ask(about.body.oauth_metadata)
  const listing = await server.ask(about.body.coverage)
  const scopes: Scope[] = Object.values(oauth.body.cds_scope_descriptions)
  return { server, about, oauth, listing, scopes, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}
