import type { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { parseAuthorizationDetails } from './authorization-details.ts'
import { checkEncryptionKey } from './encryption-key.ts'
import { checkMerging } from './merging.ts'
import { requestScope } from './request-scope.ts'
import { readScopeParameter } from './scope-parameter.ts'
import type { AuthorizationRequest } from './types.ts'

/** What a request is judged by. */
export interface RequestInput {
  /** After `withClientDefaults`. */
  readonly params: Readonly<Record<string, string>>
  readonly client: Client
  readonly catalog: Catalog
  readonly now: Temporal.Instant
  /** The utility's (`cds_timezone`). */
  readonly timezone: string
}

/**
 * What an authorization request asks for, in its order: the scopes of `scope`, then those that only its details
 * name (OP-06). Several details of one type are several requests for that scope (FD-016).
 *
 * @throws CodedError `invalid_scope`, or `invalid_authorization_details` with the path of the faulty value
 */
export function readRequest(input: RequestInput): AuthorizationRequest {
  return readScopes(input, 'authorization_code')
}

/** The same for a token request by client credentials, which no customer sees. */
export function readTokenRequest(input: RequestInput): AuthorizationRequest {
  return readScopes(input, 'client_credentials')
}

function readScopes(
  { params, client, catalog, now, timezone }: RequestInput,
  grantType: string,
): AuthorizationRequest {
  const judge = { client, catalog, grantType, clock: { now, timezone } }
  const named = readScopeParameter(params.scope, judge) //                              AU-009: invalid_scope
  const details = parseAuthorizationDetails(params.authorization_details) //            AU-011: invalid_authorization_details
  const scopes = requestScope(named, details, judge) //                                 FD-013, AU-018, AU-019: the same
  if (scopes.length === 0) {
    throw new CodedError('invalid_scope', 'nothing is asked for; name a scope', { at: 'scope' })
  }
  checkEncryptionKey(scopes) //                                                         AU-064: the same
  checkMerging(scopes) //                                                               AU-050 to AU-057: the same
  return { scopes }
}
