import { isDeepStrictEqual } from 'node:util'
import { CodedError } from '#lib/errors/index.ts'
import { accessOf, type BeforeWidening, beforeWidening, enabledOf } from './before-widening.ts'
import { type Change, changeGrant } from './change.ts'
import { closeWithin } from './close.ts'
import { type Access, byPlace, common, fieldsBy, isWithin } from './comparison.ts'
import type { Ending } from './revoke.ts'
import { appliesTo } from './transitions.ts'
import type { AuthorizationDetail, Grant, GrantedScope } from './types.ts'
import { type AskedChange, type Judging, wantedOf } from './wanted.ts'

/**
 * The client changes what a grant opens, and can give it up in the same step. What only reduces access holds at once
 * (GR-094); for anything more the customer has to agree, and what they have agreed to goes on meanwhile (GR-095). A
 * client's own grant, which no customer has approved, can only be reduced: each token request has a grant of its own.
 *
 * @returns the grant as it stands; `undefined`: there is none
 * @throws CodedError `invalid_request` for a grant that cannot be changed any more or yet, and what `wantedOf` throws:
 *   nothing is changed then
 */
export async function amendGrant(
  ending: Ending,
  amendment: { readonly grantId: string; readonly asked: AskedChange; readonly close: boolean },
  judging: Judging,
): Promise<Grant | undefined> {
  const { revokeGrantTokens } = ending
  const changing = { grantId: amendment.grantId, now: judging.now, revokeGrantTokens }
  return ending.storage.transaction(async (tx) => {
    const amended = await changeGrant(tx, changing, async (present) => {
      const before =
        present.status === waiting && (await beforeWidening(tx, present, fieldsBy(judging.catalog)))
      return amend(present, before || undefined, amendment.asked, judging)
    })
    return amendment.close ? closeWithin(tx, changing) : amended
  })
}

const waiting = 'needs_authorization'

function amend(
  present: Grant,
  before: BeforeWidening | undefined,
  asked: AskedChange,
  judging: Judging,
): Change | undefined {
  if (asked.scope === undefined && asked.authorizationDetails === undefined) return undefined
  const wanted = wantedOf(present, asked, judging)
  if (isDeepStrictEqual(wanted, accessOf(present))) return undefined
  if (!appliesTo('reduce', present.status)) {
    throw new CodedError('invalid_request', `the grant is '${present.status}' and cannot be changed`, {
      at: asked.scope === undefined ? 'authorization_details' : 'scope',
    })
  }
  const fieldsOf = fieldsBy(judging.catalog)
  const isWaiting = present.status === waiting
  const agreed = isWaiting ? (before?.agreed ?? enabledOf(present)) : accessOf(present)
  const enabled = common(enabledOf(present), wanted, fieldsOf)
  // what still waits for somebody else than the customer is not enabled, and stays agreed
  const kept = common(agreed, wanted, fieldsOf)
  const values = {
    ...wanted,
    enabledScope: enabled.scope,
    enabledAuthorizationDetails: enabled.authorizationDetails,
    granted: narrowed(present.granted, kept),
  }
  if (!isWithin(wanted, agreed, fieldsOf)) {
    if (present.customerId === null && !isWaiting) throw withoutCustomer()
    return { cause: 'widen', by: 'client', to: 'needs_authorization', values }
  }
  const expires = earliest(present.expires, kept)
  return isWaiting
    ? withdrawn(before, { ...values, expires })
    : { cause: 'reduce', by: 'client', to: present.status, values: { ...values, expires } }
}

function withdrawn(before: BeforeWidening | undefined, values: NonNullable<Change['values']>): Change {
  const to = before?.status ?? 'active'
  const none = to === 'needs_sub_grants' && { enabledScope: '', enabledAuthorizationDetails: [] }
  return { cause: 'withdraw', by: 'client', to, values: { ...values, ...none, eta: before?.eta ?? null } }
}

/** No customer stands behind it whom one could ask. */
function withoutCustomer() {
  return new CodedError(
    'invalid_request',
    'this grant came of a token request; ask for more with another one',
    {
      at: 'scope',
    },
  )
}

/** The draft's words for the same duration. */
const draftNames: Readonly<Record<string, string>> = { start: 'historical_start', end: 'ongoing_end' }

/** What is read by the grant follows what is agreed: fields that were made less are less there too. */
function narrowed(granted: readonly GrantedScope[], agreed: Access): readonly GrantedScope[] {
  const details = byPlace(agreed.authorizationDetails)
  return [...byPlace(granted.map((one) => ({ type: one.scope, one })))].flatMap(([place, { one }]) => {
    const detail = details.get(place)
    return detail ? [{ ...one, fields: { ...one.fields, ...fieldsOf(one, detail) } }] : []
  })
}

function fieldsOf({ fields }: GrantedScope, { type: _, ...values }: AuthorizationDetail) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      const draft = draftNames[field]
      const own = draft !== undefined && draft in fields ? [[draft, value]] : []
      return field in fields ? [[field, value], ...own] : own
    }),
  )
}

/** A field `expires` ends the whole grant (FD-411). */
function earliest(expires: string | null, { authorizationDetails }: Access): string | null {
  const ends = authorizationDetails
    .map((detail) => detail.expires)
    .filter((value): value is string => typeof value === 'string' && value !== 'infinite')
  return [...ends, ...(expires === null ? [] : [expires])].toSorted()[0] ?? null
}
