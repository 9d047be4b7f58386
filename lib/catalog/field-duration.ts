import { Temporal } from 'temporal-polyfill'
import { describeValue } from '#lib/errors/index.ts'
import {
  type Boundary,
  boundaryOf,
  type Clock,
  compareDistance,
  formatBoundary,
  type Moment,
  type Notation,
  parseMoment,
} from '#lib/time/index.ts'
import { type FieldRules, wanted } from './field-value.ts'
import type { FieldFormat, Json } from './types.ts'

const notations: Readonly<Partial<Record<FieldFormat, Notation>>> = {
  relative_or_absolute_date: 'date',
  relative_or_absolute_datetime: 'datetime',
  draft_length_or_date: 'draft-length',
  draft_offset_or_date: 'draft-offset',
}

/** Where a duration field's value lies at `clock`; `undefined` if it is none, or beyond the year 9999. */
export function durationBoundary(value: Json, field: FieldRules, clock: Clock): Boundary | undefined {
  const moment = momentOf(value, field)
  return moment && place(moment, field, clock)
}

/**
 * Compares with both limits in the field's own direction: `minimum` is the nearest (FD-371 to FD-373).
 *
 * @param clock left out: compared only where both sides are relative
 */
export function faultOfDuration(value: string, field: FieldRules, clock: Clock | undefined) {
  const moment = momentOf(value, field)
  if (!moment) return `${describeValue(value)} does not fit; ${wanted(field)}`
  if (!place(moment, field, clock ?? anyClock))
    return `${describeValue(value)} is outside the years 1 to 9999; use less`
  return faultOfLimit(value, 'maximum', field, clock) ?? faultOfLimit(value, 'minimum', field, clock)
}

/** Which of the two limits of a duration field is wrong, and why. */
export function faultOfDurationLimits(field: FieldRules) {
  for (const key of ['minimum', 'maximum'] as const) {
    if (!momentOf(field[key], field))
      return { key, fault: `${describeValue(field[key])} does not fit; ${wanted(field)}` }
  }
  const fault = faultOfLimit(String(field.minimum), 'maximum', field, undefined)
  return fault === undefined ? undefined : { key: 'minimum' as const, fault }
}

function faultOfLimit(
  value: string,
  key: 'minimum' | 'maximum',
  field: FieldRules,
  clock: Clock | undefined,
) {
  const moment = momentOf(value, field)
  const limit = momentOf(field[key], field)
  if (!moment || !limit) return undefined
  const bothRelative = isRelative(moment) && isRelative(limit)
  if (!clock && !bothRelative) return undefined
  const asked = place(moment, field, clock ?? anyClock)
  const bound = place(limit, field, clock ?? anyClock)
  if (!asked || !bound) return undefined
  const distance = compareDistance(asked, bound, field.direction ?? 'future')
  if (key === 'maximum' ? distance <= 0 : distance >= 0) return undefined
  const compared = key === 'maximum' ? ['longer', 'lies further away'] : ['shorter', 'lies nearer']
  const said = bothRelative
    ? `${value} is ${compared[0]} than ${field[key]}`
    : `${value} ${compared[1]} than ${field[key]} (${formatBoundary(bound)})`
  return `${said}; use at ${key === 'maximum' ? 'most' : 'least'} ${field[key]}`
}

/** Only for what a catalog presets, where both sides are relative and any day will do. */
const anyClock: Clock = { now: Temporal.Instant.from('2024-01-01T00:00:00Z'), timezone: 'UTC' }

function momentOf(value: Json | undefined, { format }: FieldRules): Moment | undefined {
  const notation = notations[format]
  return notation && typeof value === 'string' ? parseMoment(value, notation) : undefined
}

function place(moment: Moment, { format, direction = 'future' }: FieldRules, clock: Clock) {
  return boundaryOf(
    moment,
    format === 'relative_or_absolute_datetime' ? 'datetime' : 'date',
    direction,
    clock,
  )
}

function isRelative(moment: Moment): boolean {
  return moment.kind === 'relative' || moment.kind === 'infinite'
}
