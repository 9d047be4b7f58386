import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  boundaryOf,
  compareDistance,
  formatBoundary,
  type Moment,
  type Notation,
  parseMoment,
} from './index.ts'

const moment = (text: string, notation: Notation) => parseMoment(text, notation) as Moment

function placed(
  text: string,
  notation: Notation,
  direction: 'past' | 'future',
  now = '2026-03-31T14:00:00-05:00',
  timezone = 'America/Chicago',
) {
  const granularity = notation === 'datetime' ? 'datetime' : 'date'
  const clock = { now: Temporal.Instant.from(now), timezone }
  const boundary = boundaryOf(moment(text, notation), granularity, direction, clock)
  return boundary && formatBoundary(boundary)
}

describe('a grant of 31 March 2026, 14:00, in Chicago', () => {
  test.each([
    ['P13M', 'datetime', 'past', '2025-02-28T20:00:00.000Z'],
    ['PT0S', 'datetime', 'future', '2026-03-31T19:00:00.000Z'],
    ['P30DT2H', 'datetime', 'future', '2026-04-30T21:00:00.000Z'],
    ['P3Y', 'date', 'past', '2023-03-31'],
    ['P0D', 'date', 'future', '2026-03-31'],
    ['infinite', 'datetime', 'future', 'infinite'],
    ['2020-05-05T00:00:00+02:00', 'datetime', 'past', '2020-05-04T22:00:00.000Z'],
    ['1m', 'draft-length', 'past', '2026-02-28'],
    ['-3y', 'draft-offset', 'past', '2023-03-31'],
    ['+90d', 'draft-offset', 'future', '2026-06-29'],
    ['now', 'draft-offset', 'future', '2026-03-31'],
    ['-1d', 'draft-offset', 'future', '2026-03-30'],
  ] as const)('FD-365 to FD-370, AF-053, DR-40, DR-41 %s (%s, %s) is %s', (text, notation, direction, at) => {
    expect(placed(text, notation, direction)).toBe(at)
  })
})

test.each([
  ['P1Y', 'past', '2024-02-29T12:00:00Z', '2023-02-28T12:00:00.000Z'],
  ['P4Y', 'past', '2024-02-29T12:00:00Z', '2020-02-29T12:00:00.000Z'],
  ['P1M', 'future', '2026-01-31T12:00:00Z', '2026-02-28T12:00:00.000Z'],
  ['P1M1D', 'future', '2026-01-31T12:00:00Z', '2026-03-01T12:00:00.000Z'],
] as const)('FD-370 %s, %s from %s: leap days and ends of months', (text, direction, now, at) => {
  expect(placed(text, 'datetime', direction, now, 'UTC')).toBe(at)
})

test('FD-370 a day across a change of clocks is a day, an hour is an hour', () => {
  const beforeSpring = '2026-03-07T12:00:00-08:00'
  expect(placed('P1D', 'datetime', 'future', beforeSpring, 'America/Los_Angeles')).toBe(
    '2026-03-08T19:00:00.000Z',
  )
  expect(placed('PT24H', 'datetime', 'future', beforeSpring, 'America/Los_Angeles')).toBe(
    '2026-03-08T20:00:00.000Z',
  )
})

test('FD-366 today is the day of the utility, not of Greenwich', () => {
  expect(placed('P0D', 'date', 'future', '2026-11-24T03:00:00Z', 'America/Los_Angeles')).toBe('2026-11-23')
  expect(placed('P0D', 'date', 'future', '2026-11-24T23:30:00Z', 'Europe/Copenhagen')).toBe('2026-11-25')
})

test('FD-361 what RFC 3339 cannot write is no boundary', () => {
  expect(placed('P9999Y', 'datetime', 'future')).toBeUndefined()
  expect(placed('P9999Y', 'datetime', 'past')).toBeUndefined()
})

const anyInstant = fc
  .integer({ min: Date.UTC(1970, 0), max: Date.UTC(2200, 0) })
  .map((at) => Temporal.Instant.fromEpochMilliseconds(at))
const anyTimezone = fc.constantFrom(
  'America/Los_Angeles',
  'Europe/Copenhagen',
  'America/Chicago',
  'Pacific/Apia',
)
const anyLength = fc
  .constantFrom('Y', 'M', 'D', 'W')
  .chain((unit) => fc.nat(500).map((number) => `P${number}${unit}`))

test('FD-367, FD-371 past is never later than now, future never earlier, and more is never nearer', () => {
  fc.assert(
    fc.property(anyInstant, anyTimezone, anyLength, fc.nat(40), (now, timezone, length, more) => {
      for (const direction of ['past', 'future'] as const) {
        for (const granularity of ['date', 'datetime'] as const) {
          const at = (text: string) =>
            boundaryOf(moment(text, granularity), granularity, direction, { now, timezone })
          const [here, there] = [at('P0D'), at(length)]
          const further = at(length.replace(/\d+/, (number) => String(Number(number) + more)))
          if (!here || !there || !further) continue
          expect(compareDistance(there, here, direction)).toBeGreaterThanOrEqual(0)
          expect(compareDistance(further, there, direction)).toBeGreaterThanOrEqual(0)
          expect(compareDistance({ kind: 'infinite' }, further, direction)).toBe(1)
        }
      }
    }),
  )
})

test('FD-368, FD-369 what is written is read as the same moment', () => {
  fc.assert(
    fc.property(anyInstant, anyTimezone, anyLength, (now, timezone, length) => {
      for (const granularity of ['date', 'datetime'] as const) {
        const boundary = boundaryOf(moment(length, granularity), granularity, 'future', { now, timezone })
        if (!boundary) continue
        const written = formatBoundary(boundary)
        expect(formatBoundary(parseMoment(written, granularity) as typeof boundary)).toBe(written)
      }
    }),
  )
})
