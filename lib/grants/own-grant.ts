import type { Catalog } from '#lib/catalog/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Change } from './change.ts'
import { byPlace } from './comparison.ts'
import { appliesTo, type Cause } from './transitions.ts'
import type { AuthorizationDetail, Grant, GrantedScope } from './types.ts'

/** What a customer's change is judged by. */
export interface OwnChange {
  readonly customerId: string
  readonly catalog: Catalog
  /** The utility's. */
  readonly timezone: string
}

/**
 * @throws CodedError `not_found` for another customer's as for none, `invalid_request` for one that cannot be changed
 *   so
 */
export function checkOwn(grant: Grant, customerId: string, cause: Cause): void {
  if (grant.customerId !== customerId) throw noGrant()
  if (appliesTo(cause, grant.status)) return
  throw new CodedError('invalid_request', `the grant is '${grant.status}' and cannot be changed so`, {
    at: 'status',
  })
}

export function noGrant() {
  return new CodedError('not_found', 'no such grant')
}

export type NewFields = (granted: {
  readonly scope: string
  readonly fields: GrantedScope['fields']
}) => GrantedScope['fields']

/** The draft's word for the same duration. */
const draftNames: Readonly<Record<string, string>> = { end: 'ongoing_end' }

/** Details with other durations, where `fieldsOf` gives a field that they have. */
export function withFields(
  details: readonly AuthorizationDetail[],
  granted: readonly GrantedScope[],
  of: NewFields,
): readonly AuthorizationDetail[] {
  const scopes = byScope(granted)
  return [...byPlace(details)].map(([place, detail]) => {
    const scope = scopes.get(place)
    const fields = scope ? of(scope) : {}
    const changed = Object.keys(detail).filter((field) => field in fields)
    return { ...detail, ...Object.fromEntries(changed.map((field) => [field, fields[field] ?? null])) }
  })
}

export function withGrantedFields(granted: readonly GrantedScope[], of: NewFields): readonly GrantedScope[] {
  return granted.map((one) => {
    const fields = of(one)
    const draft = Object.entries(draftNames).flatMap(([field, draftName]) =>
      field in fields && draftName in one.fields ? [[draftName, fields[field] ?? null]] : [],
    )
    return { ...one, fields: { ...one.fields, ...fields, ...Object.fromEntries(draft) } }
  })
}

/** Each scope's by its place, the first of a scope, its second, and so on. */
export function byScope(granted: readonly GrantedScope[]): ReadonlyMap<string, GrantedScope> {
  const placed = byPlace(granted.map((one) => ({ type: one.scope, one })))
  return new Map([...placed].map(([place, { one }]) => [place, one]))
}

/** Fields of a scope that reach into the future. */
export function futureFields({ scope, fields }: Pick<GrantedScope, 'scope' | 'fields'>, catalog: Catalog) {
  const { directions = {} } = catalog.scopes.get(scope) ?? {}
  const known = { ...directions, ongoing_end: 'future' }
  return Object.keys(fields).filter(
    (field) => known[field as keyof typeof known] === 'future' && typeof fields[field] === 'string',
  )
}

/** What is asked for beyond what stands goes on waiting for its own approval. */
export function isWaiting({ status }: Grant): boolean {
  return status === 'needs_authorization' || status === 'needs_sub_grants'
}

export type OwnValues = NonNullable<Change['values']>
