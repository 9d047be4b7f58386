import { isDeepStrictEqual } from 'node:util'
import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { parseAuthorizationDetails } from './authorization-details.ts'
import type { AuthorizationDetail, AuthorizationRequest } from './types.ts'

/** What a request has to fit that names a grant. WG1-02 §8.3 */
export interface NamedGrant {
  readonly clientId: string
  /** `null`: nobody's yet. */
  readonly customerId: string | null
  readonly status: string
  /** Space-separated. */
  readonly scope: string
  readonly authorizationDetails: readonly AuthorizationDetail[]
}

/**
 * Whether `cds_grant_id` fits the request, before anybody signs in and after all else was found right (AU-042,
 * GR-064): a grant of this client that waits for a customer's authorization, with the scopes that are asked for, and
 * no other value in what the request itself says (GR-069). One text for all faults tells nothing of other grants.
 *
 * @param params as sent, without the client's defaults
 * @param grant `undefined` where there is none of that id
 * @throws CodedError `cds_grant_id_invalid_value`
 */
export function checkNamedGrant(
  params: Readonly<Record<string, string>>,
  { scopes }: AuthorizationRequest,
  client: Pick<Client, 'id'>,
  grant: NamedGrant | undefined,
): void {
  const asked = new Set(scopes.map(({ scope }) => scope))
  const fits =
    grant !== undefined &&
    grant.clientId === client.id &&
    grant.status === 'needs_authorization' &&
    isDeepStrictEqual([...asked].toSorted(), [...new Set(grant.scope.split(' '))].toSorted()) &&
    parseAuthorizationDetails(params.authorization_details).every(({ type, values }) =>
      grant.authorizationDetails.some((detail) => detail.type === type && says(detail, values)),
    )
  if (fits) return
  throw new CodedError(
    'cds_grant_id_invalid_value',
    'no such grant of this client waits for an authorization of what is asked for here',
    { at: 'cds_grant_id' },
  )
}

function says(detail: AuthorizationDetail, values: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(values).every(([field, value]) => isDeepStrictEqual(detail[field], value))
}

/**
 * Whether it is this customer whom the grant waits for, once signed in (AU-045, GR-065).
 *
 * @throws CodedError `cds_grant_id_invalid_user`
 */
export function checkGrantCustomer({ customerId }: NamedGrant, signedIn: string): void {
  if (customerId === null || customerId === signedIn) return
  throw new CodedError('cds_grant_id_invalid_user', 'this grant waits for another customer', {
    at: 'cds_grant_id',
  })
}
