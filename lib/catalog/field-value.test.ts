import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type FieldRules, faultOfValue, type Json } from './index.ts'

const clock = { now: Temporal.Instant.from('2026-11-24T12:00:00Z'), timezone: 'America/Los_Angeles' }
const choices = [{ id: 'electric' }, { id: 'water' }]
const start: FieldRules = {
  format: 'relative_or_absolute_datetime',
  direction: 'past',
  minimum: 'P0D',
  maximum: 'P3Y',
}
const end: FieldRules = { ...start, direction: 'future', maximum: 'infinite' }
const closedEnd: FieldRules = { ...end, minimum: '2020-01-01T00:00:00Z' }

const fits: readonly (readonly [FieldRules, Json])[] = [
  [{ format: 'int', minimum: 0, maximum: 5 }, 5],
  [{ format: 'decimal', minimum: 0, maximum: 'infinite' }, 0.5],
  [{ format: 'string', minimum: 1, maximum: 3 }, 'abc'],
  [{ format: 'string', minimum: 1, maximum: 3 }, '🔥🔥🔥'],
  [{ format: 'string_or_null', minimum: 1, maximum: 3 }, null],
  [{ format: 'string_list', minimum: 1, maximum: 4 }, ['ab', 'cd']],
  [{ format: 'string_list_or_null', minimum: 1, maximum: 4 }, null],
  [{ format: 'boolean' }, false],
  [{ format: 'choice', choices }, 'electric'],
  [{ format: 'choice_or_null', choices }, null],
  [{ format: 'choice_list', choices }, ['water', 'water']],
  [{ format: 'choice_list_or_null', choices }, []],
  [start, 'P3Y'],
  [start, 'P35M'],
  [start, '2024-01-01T00:00:00Z'],
  [end, 'infinite'],
  [end, 'P0D'],
  [closedEnd, '2024-12-31T23:59:59Z'],
  [{ format: 'draft_length_or_date', direction: 'past', minimum: '0d', maximum: '3y' }, '36m'],
  [{ format: 'draft_offset_or_date', direction: 'past', minimum: 'now', maximum: '-3y' }, '-3y'],
  [{ format: 'draft_all_or_list', minimum: 1, maximum: 10 }, 'all'],
  [{ format: 'jwk_or_null' }, null],
]

test.each(fits)('AF-012, AF-030 to AF-039, FD-027 to FD-029 %j takes %j', (field, value) => {
  expect(faultOfValue(value, field, clock)).toBeUndefined()
})

const refused: readonly (readonly [FieldRules, Json, string])[] = [
  [{ format: 'int', minimum: 0, maximum: 5 }, 6, '6 is too large; use at most 5'],
  [{ format: 'int', minimum: 0, maximum: 5 }, 1.5, '1.5 does not fit; send a whole number'],
  [{ format: 'boolean' }, null, 'null is not taken here; send true or false'],
  [{ format: 'boolean' }, 'true', "'true' does not fit; send true or false"],
  [{ format: 'string', minimum: 1, maximum: 3 }, '', '0 characters are too few; use at least 1'],
  [{ format: 'string_list', minimum: 1, maximum: 4 }, 'ab', "'ab' does not fit; send a list of strings"],
  [
    { format: 'string_list', minimum: 1, maximum: 4 },
    ['abc', 'de'],
    '5 characters are too many; use at most 4',
  ],
  [{ format: 'string_list_or_null', minimum: 1, maximum: 4 }, [], '0 characters are too few; use at least 1'],
  [{ format: 'choice', choices }, ['water'], "['water'] does not fit; send one of electric, water"],
  [{ format: 'choice', choices }, 'gas', "'gas' is not offered; use electric, water"],
  [{ format: 'choice_list', choices }, ['water', 'gas'], "'gas' is not offered; use electric, water"],
  [start, 'P5Y', 'P5Y is longer than P3Y; use at most P3Y'],
  [start, 'infinite', 'infinite is longer than P3Y; use at most P3Y'],
  [
    start,
    '2020-01-01T00:00:00Z',
    '2020-01-01T00:00:00Z lies further away than P3Y (2023-11-24T12:00:00.000Z); use at most P3Y',
  ],
  [
    start,
    '2027-01-01T00:00:00Z',
    '2027-01-01T00:00:00Z lies nearer than P0D (2026-11-24T12:00:00.000Z); use at least P0D',
  ],
  [end, 'P9999Y', "'P9999Y' is outside the years 1 to 9999; use less"],
  [
    { format: 'draft_length_or_date', direction: 'past', minimum: '0d', maximum: '3y' },
    '4y',
    '4y is longer than 3y; use at most 3y',
  ],
  [
    { format: 'draft_offset_or_date', direction: 'past', minimum: 'now', maximum: '-3y' },
    '+1y',
    '+1y is shorter than now; use at least now',
  ],
  [
    { format: 'draft_all_or_list', minimum: 1, maximum: 10 },
    'some',
    "'some' does not fit; send 'all' or a list of strings",
  ],
  [{ format: 'jwk_or_null' }, 'key', "'key' does not fit; send a public key as JWK, or null"],
]

test.each(refused)('AF-017, FD-013, FD-371 to FD-375, SP-402 %j refuses %j', (field, value, fault) => {
  expect(faultOfValue(value, field, clock)).toBe(fault)
})

describe('FD-363, DR-44 a value of another notation', () => {
  test.each(['3y', '-P3Y', '2024-01-01'])('%s is no datetime', (value) => {
    expect(faultOfValue(value, start, clock)).toMatch(/does not fit; send a duration such as 'P1Y'/)
  })
})
