import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCut, periodsOf, periodsWithin } from './periods.ts'

const instant = fc
  .integer({ min: Date.UTC(2023, 10, 20), max: Date.UTC(2026, 3, 10) })
  .map((ms) => new Date(ms).toISOString())
const bound = fc.option(instant, { nil: undefined })
const dayOf = (text: string) => text.slice(0, 10)

describe('periods', () => {
  test('an instant lies in its quarter, its ten days and its day', () => {
    expect(periodsOf('2026-08-31T23:59:59.999Z')).toEqual([
      '',
      'quarter 2026-07-01',
      'ten days 2026-08-21',
      'day 2026-08-31',
    ])
    expect(periodsOf('2024-02-20T00:00:00.000Z').slice(1, 3)).toEqual([
      'quarter 2024-01-01',
      'ten days 2024-02-11',
    ])
  })

  test('a range is of the longest periods that are whole', () => {
    expect(periodsWithin('2024-03-08T01:00:00.000Z', '2025-12-25T01:00:00.000Z')).toEqual([
      { first: 'day 2024-03-08', last: 'day 2024-03-10' },
      { first: 'ten days 2024-03-11', last: 'ten days 2024-03-31' },
      { first: 'quarter 2024-04-01', last: 'quarter 2025-09-30' },
      { first: 'ten days 2025-10-01', last: 'ten days 2025-12-20' },
      { first: 'day 2025-12-21', last: 'day 2025-12-25' },
    ])
  })

  test('what was made within a range lies in one of its periods, anything else in none or in a cut one', () => {
    fc.assert(
      fc.property(instant, bound, bound, (made, after, before) => {
        const ranges = periodsWithin(after, before)
        const among = periodsOf(made).filter((period) =>
          ranges.some(({ first, last }) => first <= period && period <= last),
        )
        const isWithin = (!after || dayOf(made) >= dayOf(after)) && (!before || dayOf(made) <= dayOf(before))
        expect(among).toHaveLength(isWithin ? 1 : 0)
        const isWanted = (!after || made >= after) && (!before || made <= before)
        if (isWithin && !isWanted) expect(isCut(among[0] ?? '', after, before)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
