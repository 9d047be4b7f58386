import { Temporal } from 'temporal-polyfill'
import { durationBoundary, faultOfValue, type Json } from '#lib/catalog/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { type Clock, compareDistance, isoInstant } from '#lib/time/index.ts'
import { durationsOf } from './durations.ts'
import { checkOrder } from './field-order.ts'
import type {
  ConsentRequest,
  ConsentSection,
  RequestedDuration,
  RequestedScope,
  SectionChanges,
  SectionDecision,
} from './types.ts'

/** Whether the client leaves the request to be changed, beyond choosing entries (FD-482, FD-483). */
export function isChangeable({ scopes }: ConsentSection): boolean {
  return scopes.every(({ fields }) => fields.allow_scope_modifications === true)
}

/** Data that was asked for and can be left out: not what a scope always brings (CO-009). In the request's order. */
export function optionalData(section: ConsentSection): readonly string[] {
  if (!isChangeable(section)) return []
  const optional = section.scopes.flatMap(({ catalog, fields }) =>
    Object.keys(fields).filter((id) => {
      const isData = catalog.groups[id] === 'included-data' || catalog.ownFields.includes(id)
      return isData && fields[id] === true && !catalog.impliedFields.includes(id)
    }),
  )
  const always = new Set(section.scopes.flatMap(({ catalog }) => catalog.impliedFields))
  return [...new Set(optional)].filter((id) => !always.has(id))
}

/** Names a duration of a section, whatever it is shortened to. */
export function durationKey({ field, asked }: Pick<RequestedDuration, 'field' | 'asked'>): string {
  return `${field} ${asked}`
}

const lengths = ['P0D', 'P1M', 'P3M', 'P6M', 'P1Y', 'P2Y', 'P3Y', 'P5Y'] as const

/** Lengths that a duration can be shortened to, the shortest first; none where nothing is shorter. */
export function shorterLengths(
  section: ConsentSection,
  duration: RequestedDuration,
  clock: Clock,
): readonly string[] {
  return lengths.filter((length) => faultOfShortening(section, duration, length, clock) === undefined)
}

/**
 * - `no_date`: neither a length nor a date.
 * - `not_shorter`: reaches as far as what was asked for, or further.
 * - `out_of_order`: ends before it begins, or is less than the utility offers.
 */
export type ShorteningFault = 'no_date' | 'not_shorter' | 'out_of_order'

/** What is wrong with a shorter duration, if anything is. */
export function faultOfShortening(
  { scopes }: ConsentSection,
  duration: RequestedDuration,
  wanted: string,
  clock: Clock,
): ShorteningFault | undefined {
  for (const scope of scopesOf(duration, scopes)) {
    const field = fieldOf(scope, duration)
    const value = onTheWire(wanted, duration, scope, clock)
    const [asked, shortened] = [duration.asked, value].map((one) => durationBoundary(one, field, clock))
    if (!asked || !shortened) return 'no_date'
    if (compareDistance(shortened, asked, duration.direction) >= 0) return 'not_shorter'
    if (faultOfValue(value, field, clock) !== undefined) return 'out_of_order'
    if (!isInOrder({ ...scope.fields, [duration.field]: value }, scope, clock)) return 'out_of_order'
  }
  return undefined
}

/**
 * What is asked for after the customer's changes, and so what is approved: form, grant and receipt are made from it.
 * Sections that were removed are not in it; a change that cannot be made is left out (`checkDecision` names it).
 */
export function withChanges(
  consent: ConsentRequest,
  decision: readonly SectionDecision[],
  clock: Clock,
): ConsentRequest {
  const sections = consent.sections.flatMap((section) => {
    const changes = decision.find((made) => made.section === section.id)?.changes
    if (!changes || !isChangeable(section)) return section
    return changes.isRemoved ? [] : changedSection(section, changes, clock)
  })
  return { ...consent, sections }
}

function changedSection(section: ConsentSection, changes: SectionChanges, clock: Clock): ConsentSection {
  const dropped = optionalData(section).filter((id) => changes.dropped.includes(id))
  const shortened = section.durations.filter((duration) => {
    const wanted = changes.shortened[durationKey(duration)]
    return wanted !== undefined && faultOfShortening(section, duration, wanted, clock) === undefined
  })
  const scopes = section.scopes.map((scope): RequestedScope => {
    const fields: Record<string, Json> = { ...scope.fields }
    for (const id of dropped) if (fields[id] === true) fields[id] = false
    for (const duration of shortened.filter(({ scopes: of }) => of.includes(scope.scope))) {
      if (fields[duration.field] !== duration.asked) continue
      const wanted = changes.shortened[durationKey(duration)] ?? duration.asked
      fields[duration.field] = onTheWire(wanted, duration, scope, clock)
    }
    return { ...scope, fields }
  })
  return { ...section, scopes, durations: durationsOf(scopes, clock) }
}

function scopesOf({ field, asked, scopes: of }: RequestedDuration, scopes: readonly RequestedScope[]) {
  return scopes.filter(({ scope, fields }) => of.includes(scope) && fields[field] === asked)
}

function fieldOf({ catalog }: RequestedScope, { field, direction }: RequestedDuration) {
  const known = catalog.description.authorization_details_fields_supported.find(({ id }) => id === field)
  if (!known) throw new Error(`${catalog.description.id} has no ${field}`)
  return { ...known, direction }
}

/** A day is meant as a whole, by the utility's calendar, where the field wants an instant. */
function onTheWire(
  wanted: string,
  duration: RequestedDuration,
  scope: RequestedScope,
  { timezone }: Clock,
): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(wanted)
  if (!isDay || fieldOf(scope, duration).format !== 'relative_or_absolute_datetime') return wanted
  try {
    const day = Temporal.PlainDate.from(wanted, { overflow: 'reject' })
    const begins = day.toZonedDateTime(timezone)
    const ends = day.add({ days: 1 }).toZonedDateTime(timezone).subtract({ seconds: 1 })
    return isoInstant((duration.direction === 'past' ? begins : ends).toInstant())
  } catch {
    return wanted // the 30th of February
  }
}

function isInOrder(fields: RequestedScope['fields'], { catalog, at }: RequestedScope, clock: Clock): boolean {
  try {
    checkOrder(fields, catalog, at, clock)
    return true
  } catch (error) {
    if (isCoded(error)) return false
    throw error
  }
}
