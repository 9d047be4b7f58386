import { describeValue } from '#lib/errors/index.ts'
import type { Clock, Direction } from '#lib/time/index.ts'
import { faultOfDuration, faultOfDurationLimits } from './field-duration.ts'
import { faultOfPublicKey } from './public-key.ts'
import type { FieldFormat, Json } from './types.ts'
import { isDeceptiveInLines } from './unseen.ts'

/** What decides whether a value fits: of a field as described, or as published. */
export interface FieldRules {
  readonly format: FieldFormat
  readonly minimum?: Json
  readonly maximum?: Json
  readonly choices?: readonly { readonly id: string }[]
  /** Of durations. */
  readonly direction?: Direction | undefined
}

/**
 * Why a value does not fit the field, with what would do; `undefined` if it fits. Limits are allowed values
 * themselves (FD-027), lengths count Unicode characters (FD-029), and durations are compared as they would
 * lie at `clock` (FD-374).
 *
 * @param clock left out: a duration is compared only where both sides are relative
 */
export function faultOfValue(value: Json, field: FieldRules, clock?: Clock): string | undefined {
  if (value === null) {
    return field.format.endsWith('_or_null') ? undefined : `null is not taken here; ${wanted(field)}`
  }
  return judges[field.format](value, field, clock)
}

/** Which limit of a field is wrong for its format, and why. */
export function faultOfLimits(
  field: FieldRules,
): { readonly key: 'minimum' | 'maximum'; readonly fault: string } | undefined {
  if (field.minimum === undefined || field.maximum === undefined) return undefined
  if (field.direction) return faultOfDurationLimits(field)
  for (const key of ['minimum', 'maximum'] as const) {
    const limit = field[key]
    if (!Number.isInteger(limit)) return { key, fault: `${describeValue(limit)} is no whole number` }
  }
  const crossed = (field.minimum as number) > (field.maximum as number)
  return crossed ? { key: 'minimum', fault: `is above the maximum of ${field.maximum}` } : undefined
}

type Judge = (value: Json, field: FieldRules, clock: Clock | undefined) => string | undefined

const judges: Readonly<Record<FieldFormat, Judge>> = {
  int: (value, field) =>
    Number.isInteger(value) ? faultOfNumber(value as number, field) : unfit(value, field),
  decimal: (value, field) => (typeof value === 'number' ? faultOfNumber(value, field) : unfit(value, field)),
  string: judgeString,
  string_or_null: judgeString,
  string_list: judgeStrings,
  string_list_or_null: judgeStrings,
  boolean: (value, field) => (typeof value === 'boolean' ? undefined : unfit(value, field)),
  choice: (value, field) => (typeof value === 'string' ? faultOfChoice(value, field) : unfit(value, field)),
  choice_or_null: (value, field) =>
    typeof value === 'string' ? faultOfChoice(value, field) : unfit(value, field),
  choice_list: judgeChoices,
  choice_list_or_null: judgeChoices,
  relative_or_absolute_date: judgeDuration,
  relative_or_absolute_datetime: judgeDuration,
  draft_length_or_date: judgeDuration,
  draft_offset_or_date: judgeDuration,
  draft_all_or_list: (value, field) => (value === 'all' ? undefined : judgeStrings(value, field)),
  jwk_or_null: (value, field) => (isObject(value) ? faultOfPublicKey(value) : unfit(value, field)),
}

function judgeString(value: Json, field: FieldRules) {
  if (typeof value !== 'string') return unfit(value, field)
  return faultOfText(value) ?? faultOfLength(lengthOf(value), field)
}

function judgeStrings(value: Json, field: FieldRules) {
  if (!isStrings(value)) return unfit(value, field)
  const fault = value.map(faultOfText).find(Boolean)
  return (
    fault ??
    faultOfLength(
      value.reduce((sum, text) => sum + lengthOf(text), 0),
      field,
    )
  )
}

/** Customers may read it. */
function faultOfText(text: string) {
  return isDeceptiveInLines(text)
    ? `${describeValue(text)} has characters that cannot be seen; leave them out`
    : undefined
}

function judgeChoices(value: Json, field: FieldRules) {
  if (!isStrings(value)) return unfit(value, field)
  const wrong = value.find((id) => faultOfChoice(id, field))
  return wrong === undefined ? undefined : faultOfChoice(wrong, field)
}

function judgeDuration(value: Json, field: FieldRules, clock: Clock | undefined) {
  return typeof value === 'string' ? faultOfDuration(value, field, clock) : unfit(value, field)
}

function faultOfChoice(value: string, { choices = [] }: FieldRules) {
  if (choices.some(({ id }) => id === value)) return undefined
  return `${describeValue(value)} is not offered; use ${choices.map(({ id }) => id).join(', ')}`
}

function faultOfNumber(value: number, { minimum, maximum }: FieldRules) {
  if (typeof minimum === 'number' && value < minimum) return `${value} is too small; use at least ${minimum}`
  if (typeof maximum === 'number' && value > maximum) return `${value} is too large; use at most ${maximum}`
  return undefined
}

function faultOfLength(length: number, { minimum, maximum }: FieldRules) {
  if (typeof minimum === 'number' && length < minimum)
    return `${length} characters are too few; use at least ${minimum}`
  if (typeof maximum === 'number' && length > maximum)
    return `${length} characters are too many; use at most ${maximum}`
  return undefined
}

function unfit(value: Json, field: FieldRules) {
  return `${describeValue(value)} does not fit; ${wanted(field)}`
}

/** What to send instead, from the format's own words. */
export function wanted({ format, choices }: FieldRules): string {
  return choices ? `${expected[format]} of ${choices.map(({ id }) => id).join(', ')}` : expected[format]
}

const expected: Readonly<Record<FieldFormat, string>> = {
  int: 'send a whole number',
  decimal: 'send a number',
  string: 'send a string',
  string_or_null: 'send a string or null',
  string_list: 'send a list of strings',
  string_list_or_null: 'send a list of strings, or null',
  boolean: 'send true or false',
  choice: 'send one',
  choice_or_null: 'send null or one',
  choice_list: 'send a list',
  choice_list_or_null: 'send null or a list',
  relative_or_absolute_date: "send a duration such as 'P1Y', a date such as '2026-01-31', or 'infinite'",
  relative_or_absolute_datetime:
    "send a duration such as 'P1Y', a datetime such as '2026-01-31T00:00:00Z', or 'infinite'",
  draft_length_or_date: "send a length such as '3y', '6m' or '90d', or a date such as '2026-01-31'",
  draft_offset_or_date: "send '-3y', '+3y', 'now', or a date such as '2026-01-31'",
  draft_all_or_list: "send 'all' or a list of strings",
  jwk_or_null: 'send a public key as JWK, or null',
}

function isStrings(value: Json): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function isObject(value: Json): value is { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function lengthOf(text: string): number {
  return [...text].length
}
