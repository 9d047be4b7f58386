import { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { changeGrant } from './change.ts'
import { byPlace, wordsOf } from './comparison.ts'
import {
  byScope,
  checkOwn,
  futureFields,
  isWaiting,
  noGrant,
  type OwnChange,
  type OwnValues,
  withFields,
  withGrantedFields,
} from './own-grant.ts'
import type { Ending } from './revoke.ts'
import type { Grant, GrantedScope } from './types.ts'

/** What a customer takes back of a grant without ending it. */
export type Reduction =
  /** The whole access ends with this day of the utility's calendar. */
  | { readonly kind: 'shorten'; readonly lastDay: string }
  /** Accounts, services and the like by id, from every scope that opens them; and what comes later. */
  | { readonly kind: 'drop'; readonly entries: readonly string[]; readonly later: boolean }

/**
 * The customer reduces what a grant opens: at once, without anybody's consent, and they are told of it (GR-094, GR-097).
 * Said twice, it answers with what stands.
 *
 * @throws CodedError `not_found`, `invalid_request` at `last_day` for no day or one that is past, at `later_day` for one
 *   that is not over when the grant ends, at `entries` where nothing would be left (end the grant instead), and for a
 *   grant that cannot be changed so
 */
export async function reduceGrant(
  { storage, revokeGrantTokens, tellCustomer }: Ending,
  {
    grantId,
    reduction,
    now,
    ...own
  }: OwnChange & { grantId: string; reduction: Reduction; now: Temporal.Instant },
): Promise<Grant> {
  return storage.transaction(async (tx) => {
    let isLess = false
    const grant = await changeGrant(tx, { grantId, now, revokeGrantTokens }, (present) => {
      checkOwn(present, own.customerId, 'reduce')
      const values =
        reduction.kind === 'shorten'
          ? shortened(present, reduction.lastDay, { ...own, now })
          : without(present, reduction, own.catalog)
      isLess = values !== undefined
      return values && { cause: 'reduce', by: 'customer', to: present.status, values }
    })
    if (!grant) throw noGrant()
    if (isLess) await tellCustomer(tx, { kind: 'reduced', grantId, now })
    return grant
  })
}

/** Every duration ends with the day, and so does the grant. */
function shortened(
  present: Grant,
  lastDay: string,
  { catalog, timezone, now }: Pick<OwnChange, 'catalog' | 'timezone'> & { now: Temporal.Instant },
): OwnValues | undefined {
  const day = dayOf(lastDay)
  const today = Temporal.Instant.from(isoInstant(now)).toZonedDateTimeISO(timezone).toPlainDate()
  if (!day || Temporal.PlainDate.compare(day, today) < 0) {
    throw new CodedError('invalid_request', 'send a day that is not past', { at: 'last_day' })
  }
  const end = isoInstant(day.add({ days: 1 }).toZonedDateTime(timezone).toInstant())
  if (present.expires === end) return undefined
  if (present.expires !== null && present.expires < end) {
    throw new CodedError('invalid_request', `send a day that is over by ${present.expires}`, {
      at: 'later_day',
    })
  }
  const nearer = (one: Pick<GrantedScope, 'scope' | 'fields'>) =>
    Object.fromEntries(
      futureFields(one, catalog).map((field) => {
        const value = String(one.fields[field])
        const limit = hasInstants(one.scope, field, value, catalog) ? end : lastDay
        return [field, value === 'infinite' || value > limit ? limit : value]
      }),
    )
  const { authorizationDetails, enabledAuthorizationDetails, granted } = present
  return {
    ...(!isWaiting(present) && { authorizationDetails: withFields(authorizationDetails, granted, nearer) }),
    enabledAuthorizationDetails: withFields(enabledAuthorizationDetails, granted, nearer),
    granted: withGrantedFields(granted, nearer),
    expires: end,
  }
}

function hasInstants(scope: string, field: string, value: string, catalog: Catalog): boolean {
  if (value !== 'infinite') return value.includes('T')
  const { description } = catalog.scopes.get(scope) ?? {}
  const known = description?.authorization_details_fields_supported.find(({ id }) => id === field)
  return known?.format === 'relative_or_absolute_datetime'
}

function dayOf(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** A scope of which nothing is left goes with it. */
function without(
  present: Grant,
  { entries, later }: Extract<Reduction, { kind: 'drop' }>,
  catalog: Catalog,
): OwnValues | undefined {
  const dropped = new Set(entries)
  const isFixed = ({ scope }: GrantedScope) => catalog.scopes.get(scope)?.hasFixedSelection ?? false
  const lessened = [...byScope(present.granted)].map(([place, one]) => {
    if (!one.selection || isFixed(one)) return { place, one, isLess: false, isLeft: true }
    const left = one.selection.entries.filter((entry) => !dropped.has(entry))
    const includeFuture = one.selection.includeFuture && !later
    return {
      place,
      one: { ...one, selection: { ...one.selection, entries: left, includeFuture } },
      isLess: left.length < one.selection.entries.length || includeFuture !== one.selection.includeFuture,
      isLeft: left.length > 0 || includeFuture || one.selection.entries.length === 0,
    }
  })
  if (!lessened.some(({ isLess }) => isLess)) return undefined
  const kept = lessened.filter(({ isLeft }) => isLeft)
  if (kept.length === 0) {
    throw new CodedError('invalid_request', 'nothing would be left; end the grant instead', { at: 'entries' })
  }
  const gone = new Set(lessened.filter(({ isLeft }) => !isLeft).map(({ place }) => place))
  const scopes = new Set(kept.map(({ one }) => one.scope))
  const lost = new Set(lessened.filter(({ one }) => !scopes.has(one.scope)).map(({ one }) => one.scope))
  const details = (of: Grant['authorizationDetails']) =>
    [...byPlace(of)].flatMap(([place, detail]) => (gone.has(place) ? [] : [detail]))
  const words = (scope: string) =>
    wordsOf(scope)
      .filter((word) => !lost.has(word))
      .join(' ')
  return {
    ...(!isWaiting(present) && {
      scope: words(present.scope),
      authorizationDetails: details(present.authorizationDetails),
    }),
    enabledScope: words(present.enabledScope),
    enabledAuthorizationDetails: details(present.enabledAuthorizationDetails),
    granted: kept.map(({ one }) => one),
  }
}
