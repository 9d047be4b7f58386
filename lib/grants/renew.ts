import type { Temporal } from 'temporal-polyfill'
import type { Secret } from '#lib/config/index.ts'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import { absoluteDuration } from '#lib/request/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { changeGrant } from './change.ts'
import { lockHistory } from './history.ts'
import {
  checkOwn,
  futureFields,
  noGrant,
  type OwnChange,
  withFields,
  withGrantedFields,
} from './own-grant.ts'
import { insertReceipt, receiptsOf } from './receipt.ts'
import type { Ending } from './revoke.ts'
import { appliesTo } from './transitions.ts'
import type { Grant, GrantedScope, Receipt, ReceiptContent } from './types.ts'

export interface Renewal {
  /** Of each granted scope, in their order, fields that reach further then. */
  readonly fields: readonly GrantedScope['fields'][]
  /** What the receipt of the renewal says. */
  readonly content: ReceiptContent
}

type Renewing = Pick<OwnChange, 'catalog' | 'timezone'> & { readonly now: Temporal.Instant }

/**
 * What a grant would be if its last approval were given again now: as long as it was asked for then, counted from now,
 * and of what is still open. Days that were asked for as days stay such. `undefined`: nothing would last longer.
 */
export function renewalOf(grant: Grant, newest: Receipt, renewing: Renewing): Renewal | undefined {
  if (!appliesTo('renew', grant.status)) return undefined
  const fields = grant.granted.map((one) => furtherFields(one, newest.content, renewing))
  if (fields.every((one) => Object.keys(one).length === 0) && !isCutShort(grant)) return undefined
  return { fields, content: renewedContent(grant, newest.content, fields) }
}

/**
 * The customer approves again what a grant opens, for as long as the client had asked for: an approval with a receipt of
 * its own (RC-001). What counts as later than the approval is still counted from the first one.
 *
 * @param about what the receipt says that may be otherwise by now
 * @throws CodedError `not_found`, `invalid_request` where nothing would last longer
 */
export async function renewGrant(
  { storage, revokeGrantTokens, tellCustomer, secret }: Ending & { readonly secret: Secret },
  {
    grantId,
    customerId,
    locale,
    about,
    ...renewing
  }: OwnChange &
    Renewing & {
      readonly grantId: string
      readonly locale: string
      readonly about: Pick<ReceiptContent, 'clientName' | 'clientUri' | 'termsUri'>
    },
): Promise<Grant> {
  const { now } = renewing
  return storage.transaction(async (tx) => {
    await lockHistory(tx)
    const [newest] = await receiptsOf(tx, grantId)
    let renewal: Renewal | undefined
    const grant = await changeGrant(tx, { grantId, now, revokeGrantTokens }, (present) => {
      checkOwn(present, customerId, 'renew')
      renewal = newest && renewalOf(present, newest, renewing)
      if (!renewal) throw nothingLonger()
      const values = renewed(present, renewal)
      return { cause: 'renew', by: 'customer', to: present.status, values }
    })
    if (!grant || !renewal) throw noGrant()
    const content = { ...renewal.content, ...about }
    await insertReceipt(tx, secret, { grantId, created: isoInstant(now), locale, content })
    await tellCustomer(tx, { kind: 'changed', grantId, now })
    return grant
  })
}

function nothingLonger() {
  return new CodedError('invalid_request', 'approved again, the grant would not last longer')
}

function renewed(present: Grant, { fields }: Renewal) {
  const { authorizationDetails, granted } = present
  const further = (one: Pick<GrantedScope, 'scope' | 'fields'>) =>
    fields[granted.indexOf(one as GrantedScope)] ?? {}
  const longer = withGrantedFields(granted, further)
  return {
    authorizationDetails: withFields(authorizationDetails, granted, further),
    granted: longer,
    expires: endIn(longer),
  }
}

/** A field `expires` ends the whole grant (FD-411). */
function endIn(granted: readonly GrantedScope[]): string | null {
  const ends = granted.map(({ fields }) => fields.expires).filter((end) => typeof end === 'string')
  return ends.filter((end) => end !== 'infinite').toSorted()[0] ?? null
}

/** Where the customer has set an end that no field of the request has. */
function isCutShort(grant: Grant): boolean {
  return grant.expires !== null && grant.expires !== endIn(grant.granted)
}

function furtherFields(
  one: GrantedScope,
  { sections }: ReceiptContent,
  { catalog, timezone, now }: Renewing,
): GrantedScope['fields'] {
  const scope = catalog.scopes.get(one.scope)
  const section = sections.find(({ scopes }) => scopes.some((asked) => asked.scope === one.scope))
  if (!scope || !section) return {}
  const future = new Set(futureFields(one, catalog))
  const further = section.durations.flatMap(({ field, direction, asked, scopes }) => {
    if (direction !== 'future' || !future.has(field) || scopes?.includes(one.scope) === false) return []
    const stands = String(one.fields[field])
    const reaches = boundary(field, asked, scope, { now, timezone })
    return reaches !== undefined && isFurther(reaches, stands) ? [[field, reaches] as const] : []
  })
  return Object.fromEntries(further)
}

function isFurther(reaches: string, stands: string): boolean {
  return stands !== 'infinite' && (reaches === 'infinite' || reaches > stands)
}

/** `undefined`: it cannot be said in this utility's catalog any more. */
function boundary(...of: Parameters<typeof absoluteDuration>): string | undefined {
  try {
    return absoluteDuration(...of)
  } catch (error) {
    if (isCoded(error)) return undefined
    throw error
  }
}

/** What a receipt says of what a grant still opens. */
export function standingContent(grant: Grant, content: ReceiptContent): ReceiptContent {
  return renewedContent(
    grant,
    content,
    grant.granted.map(() => ({})),
  )
}

function renewedContent(
  { granted }: Grant,
  content: ReceiptContent,
  fields: readonly GrantedScope['fields'][],
): ReceiptContent {
  return {
    ...content,
    sections: content.sections.flatMap((section) => {
      const left = granted.flatMap((one, index) =>
        section.scopes.some(({ scope }) => scope === one.scope)
          ? [{ one, further: fields[index] ?? {} }]
          : [],
      )
      if (left.length === 0) return []
      const entries = new Set(left.flatMap(({ one }) => one.selection?.entries ?? []))
      return [
        {
          ...section,
          scopes: section.scopes.filter(({ scope }) => left.some(({ one }) => one.scope === scope)),
          durations: section.durations.map((duration) => {
            const { further, one } =
              left.find(({ one }) => duration.scopes?.includes(one.scope) ?? true) ?? {}
            const stands = one?.fields[duration.field]
            const reaches = further?.[duration.field] ?? stands
            const value = typeof reaches === 'string' ? reaches : duration.boundary
            const isAnew = further !== undefined && duration.field in further
            return { ...duration, boundary: value, asked: isAnew ? duration.asked : value }
          }),
          selection: section.selection && {
            ...section.selection,
            chosen: section.selection.chosen.filter(({ id }) => entries.has(id)),
            includeFuture: left.some(({ one }) => one.selection?.includeFuture),
          },
        },
      ]
    }),
  }
}
