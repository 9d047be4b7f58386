import { isDeepStrictEqual } from 'node:util'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { parseAuthorizationDetails } from './authorization-details.ts'
import type { AuthorizationDetail, AuthorizationRequest, ConsentRequest, GrantedScope } from './types.ts'

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
    parseAuthorizationDetails(params.authorization_details || undefined).every(({ type, values }) =>
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

/**
 * The parameters of a request for what a grant waits for: what they leave out is as the grant has it, and nothing comes
 * from the client's defaults. Durations of the grant are left to `requestForGrant`: one that stands may be longer than what
 * could be asked for today.
 *
 * @param params as sent
 */
export function paramsForGrant(
  params: Readonly<Record<string, string>>,
  grant: NamedGrant,
  catalog: Catalog,
): Record<string, string> {
  const sent = parseAuthorizationDetails(params.authorization_details || undefined)
  const standing = grant.authorizationDetails.map((detail) => {
    const durations = catalog.scopes.get(detail.type)?.directions ?? {}
    return Object.fromEntries(Object.entries(detail).filter(([field]) => !Object.hasOwn(durations, field)))
  })
  const details = standing.map((detail) => {
    const given = sent.find(({ type }) => type === detail.type)
    const held = grant.authorizationDetails.find(({ type }) => type === detail.type)
    const other = Object.entries(given?.values ?? {}).filter(
      ([field, value]) => !isDeepStrictEqual(held?.[field], value),
    )
    return { ...detail, ...Object.fromEntries(other) }
  })
  const beside = sent.filter(({ type }) => !grant.authorizationDetails.some((detail) => detail.type === type))
  const all = [...details, ...beside.map(({ type, values }) => ({ ...values, type }))]
  return {
    ...params,
    scope: params.scope || grant.scope,
    ...(all.length > 0 && { authorization_details: JSON.stringify(all) }),
  }
}

/** A request that names a grant, with all values as the grant has them; `checkNamedGrant` has found no other. */
export function requestForGrant(
  { scopes }: AuthorizationRequest,
  { authorizationDetails }: Pick<NamedGrant, 'authorizationDetails'>,
): AuthorizationRequest {
  const left = [...authorizationDetails]
  return {
    scopes: scopes.map((asked) => {
      const index = left.findIndex(({ type }) => type === asked.scope)
      const [held] = index < 0 ? [] : left.splice(index, 1)
      if (!held) return asked
      const { type: _, ...fields } = held
      return { ...asked, fields: { ...asked.fields, ...fields } }
    }),
  }
}

/** What is chosen at the start is what is shared already, where the customer can still choose. */
export function withStandingChoice(
  consent: ConsentRequest,
  granted: readonly GrantedScope[],
): ConsentRequest {
  return {
    ...consent,
    sections: consent.sections.map((section) => {
      const { selection, scopes } = section
      const standing = granted.find(
        (one) => scopes.some(({ scope }) => scope === one.scope) && one.selection?.type === selection?.type,
      )?.selection
      if (!selection?.editable || !standing) return section
      const shared = new Set(standing.entries)
      const preselected = new Set(selection.entries.map(({ id }) => id).filter((id) => shared.has(id)))
      return { ...section, selection: { ...selection, preselected, includeFuture: standing.includeFuture } }
    }),
  }
}
