import * as oauth from 'openid-client'
import type { Pending } from './ask.ts'
import { call, callForObject, type Exchange } from './call.ts'
import type { AskingClient } from './clients.ts'
import type { Connection } from './connect.ts'
import { configure } from './register.ts'

export type TokenAnswer = oauth.TokenEndpointResponse

/** A grant as the Grants API shows it; the fields that we use. CDS-WG1-02 §8.1 */
export interface Grant {
  readonly grant_id: string
  readonly uri: string
  readonly status: string
  readonly created: string
  readonly not_after: string | null
  readonly enabled_scope: string
  readonly receipt_confirmations: readonly string[]
}

/** Turns the code into tokens; checks state, issuer and PKCE on the way. */
export function redeem(client: AskingClient, pending: Pending, arrivedAt: URL): Promise<TokenAnswer> {
  return oauth.authorizationCodeGrant(configure(client.server, client.id, client.secret), arrivedAt, {
    pkceCodeVerifier: pending.codeVerifier,
    expectedState: pending.state,
  })
}

export function refresh(client: AskingClient, refreshToken: string): Promise<TokenAnswer> {
  return oauth.refreshTokenGrant(configure(client.server, client.id, client.secret), refreshToken)
}

export function introspect(client: AskingClient, token: string): Promise<oauth.IntrospectionResponse> {
  return oauth.tokenIntrospection(configure(client.server, client.id, client.secret), token)
}

/** The grant that came of a request: the listing knows it by the request's `state`. CDS-WG3-01 §9.1.1 */
export async function findGrant(
  connection: Connection,
  client: AskingClient,
  state: string,
): Promise<Exchange | undefined> {
  const listing = new URL(connection.utility.server.cds_grants_api)
  listing.searchParams.set('client_ids', client.id)
  listing.searchParams.set('states', state)
  const token = await connection.adminToken()
  const { grants } = await callForObject<{ grants: Grant[] }>(listing, { token })
  return grants[0] && call(grants[0].uri, { token })
}

/** We need it no longer. CDS-WG1-02 §8.6 */
export async function giveBack(connection: Connection, grant: Grant): Promise<Exchange> {
  const token = await connection.adminToken()
  return call(grant.uri, { method: 'PATCH', token, json: { status: 'closed' } })
}
