import { Temporal } from 'temporal-polyfill'
import { isoInstant } from './instant.ts'
import type { Moment } from './moment.ts'

export type Direction = 'past' | 'future'

/** A day by the utility's calendar, or an instant, according to the field; `infinite`: no bound. */
export type Boundary = Exclude<Moment, { kind: 'relative' }>

/** The moment from which relative values count, and the clock by which days are counted. */
export interface Clock {
  readonly now: Temporal.Instant
  /** IANA name (`cds_timezone`). */
  readonly timezone: string
}

/**
 * The day or instant at which a duration ends, or begins for one into the past.
 *
 * Years and months go by the calendar and fall back to the last day of a shorter month, then weeks and days,
 * then hours exactly (FD-370). Both bounds are inclusive: data dated on the boundary, or of exactly that
 * instant, is shared. Nothing is cut to a limit here.
 *
 * @returns a day for `date` granularity, an instant for `datetime`; `undefined` outside the years 1 to 9999,
 *   which RFC 3339 cannot write
 * @see WG3-01 §7.3 (FD-365 to FD-372), WG1-02 §3.9 (AF-053)
 */
export function boundaryOf(
  moment: Moment,
  granularity: 'date' | 'datetime',
  direction: Direction,
  { now, timezone }: Clock,
): Boundary | undefined {
  if (moment.kind !== 'relative') return moment
  const sign = moment.sign ?? (direction === 'past' ? -1 : 1)
  const length = sign === -1 ? moment.length.negated() : moment.length
  const from = ownInstant(now).toZonedDateTimeISO(timezone)
  if (granularity === 'date') {
    const date = from.toPlainDate().add(length)
    return isWritable(date) ? { kind: 'date', date } : undefined
  }
  const reached = from.add(length)
  return isWritable(reached) ? { kind: 'instant', instant: reached.toInstant() } : undefined
}

/** The clock's instant may come from the other copy of the polyfill in the process. */
function ownInstant(now: Temporal.Instant): Temporal.Instant {
  return new Temporal.Instant(now.epochNanoseconds)
}

function isWritable({ year }: { readonly year: number }): boolean {
  return year >= 1 && year <= 9999
}

/** ISO 8601: `2025-02-28`, `2025-02-28T20:00:00.000Z`, `infinite`. */
export function formatBoundary(boundary: Boundary): string {
  if (boundary.kind === 'infinite') return 'infinite'
  if (boundary.kind === 'date') return boundary.date.toString()
  return isoInstant(boundary.instant)
}

/**
 * Positive when `a` lies further away than `b`, seen in the field's own direction (FD-371); zero for equals.
 * `infinite` is furthest. Both have the granularity of their field.
 */
export function compareDistance(a: Boundary, b: Boundary, direction: Direction): number {
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    return Number(a.kind === 'infinite') - Number(b.kind === 'infinite')
  }
  const later = Temporal.Instant.compare(instantOf(a), instantOf(b))
  return direction === 'past' ? 0 - later : later
}

function instantOf(boundary: Exclude<Boundary, { kind: 'infinite' }>): Temporal.Instant {
  return boundary.kind === 'instant' ? boundary.instant : boundary.date.toZonedDateTime('UTC').toInstant()
}
