import { describe, expect, test } from 'vitest'
import { at, manner } from './a-manner.testing.ts'
import { describeSection, lastNewData, type Worded } from './index.ts'

describe('durations', () => {
  const cases: [string, Parameters<typeof duration>, string][] = [
    [
      'CO-022 P3Y',
      ['sync_until', 'future', 'P3Y', '2029-11-24T20:00:00Z'],
      'Kept up to date for the next 3 years, until November 24, 2029.',
    ],
    ['CO-023 infinite', ['sync_until', 'future', 'infinite', 'infinite'], 'until you stop it'],
    [
      'CO-024 at once',
      ['sync_until', 'future', 'PT0S', '2026-11-24T20:00:00Z'],
      'Shared as it is today: later changes are not shared.',
    ],
    [
      'CO-025 a range of bills',
      ['statement_date_start', 'past', 'P18M', '2025-05-24'],
      'Your bills of the past 18 months, since May 24, 2025.',
    ],
    ['CO-026 bills to come', ['statement_date_start', 'past', 'P0D', '2026-11-24'], 'No past bills'],
    ['CO-027 bills for ever', ['statement_date_end', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-028 bills until now', ['statement_date_end', 'future', 'P0D', '2026-11-24'], 'No future bills'],
    ['CO-029 charges', ['start_date', 'past', '2024-01-01', '2024-01-01'], 'since January 1, 2024'],
    ['CO-030 charges to come', ['start_date', 'past', '2027-01-01', '2027-01-01'], 'Nothing from past bills'],
    ['CO-031 charges for ever', ['end_date', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-032 charges until now', ['end_date', 'future', 'P0D', '2026-11-24'], 'Nothing from future bills'],
    [
      'CO-033 P1Y back',
      ['segment_start', 'past', 'P1Y', '2025-11-24T20:00:00Z'],
      'Your usage of the past year, since November 24, 2025.',
    ],
    ['CO-034 usage to come', ['segment_start', 'past', 'PT0S', '2026-11-24T20:00:00Z'], 'No past usage'],
    ['CO-035 usage for ever', ['segment_end', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-036 usage until now', ['segment_end', 'future', 'PT0S', '2026-11-24T20:00:00Z'], 'No future usage'],
    ['CO-037 consent', ['expires', 'future', 'P6M', '2027-05-24T20:00:00Z'], 'until May 24, 2027'],
    ['a last day', ['segment_end', 'future', 'P1Y', '2026-12-21T08:00:00Z'], 'until December 20, 2026'],
    ['CO-038 consent for ever', ['expires', 'future', 'infinite', 'infinite'], 'until you stop it'],
    ['CO-039 this once', ['expires', 'future', 'PT0S', '2026-11-24T20:00:00Z'], 'this one request'],
    ['CO-042 forward', ['segment_end', 'future', 'P1Y', '2027-11-24T20:00:00Z'], 'over the next year'],
    ['CO-043 all there is', ['segment_start', 'past', 'infinite', 'infinite'], 'on record'],
    ['DR-40 in the draft’s length', ['historical_start', 'past', '90d', '2026-08-26'], 'The past 90 days'],
    ['DR-41 in the draft’s offset', ['end', 'future', '+3y', '2029-11-24'], 'The next 3 years'],
    ['DR-41 now', ['end', 'future', 'now', '2026-11-24'], 'Nothing to come'],
  ]
  test.each(cases)(
    'CO-022 to CO-039, CO-042, CO-043, FD-387, FD-394, FD-399, FD-407, FD-414 %s',
    (_, asked, told) => {
      const { past, ongoing } = describeSection(
        { scopes: [{ scope: 'x', type: 'x', fields: {} }], durations: [duration(...asked)] },
        { ...manner, locale: 'en' },
      )
      expect([...past, ...ongoing].join()).toContain(told)
    },
  )

  test('CO-023, CO-027 where several go on, it is said once that they can be stopped', () => {
    const { ongoing } = describeSection(
      {
        scopes: [{ scope: 'cds_bill_statements', type: 'cds_bill_statements', fields: {} }],
        durations: [
          duration('statement_date_end', 'future', 'infinite', 'infinite'),
          duration('sync_until', 'future', 'infinite', 'infinite'),
        ],
      },
      { ...manner, locale: 'en' },
    )
    expect(ongoing).toEqual([
      'Your future bills, until you stop it.',
      'Kept up to date until you stop it. You can stop it at any time, from your receipt.',
    ])
  })

  test.each([
    [
      'bills that go on',
      [
        ['statement_date_end', 'infinite'],
        ['sync_until', '2027-11-24'],
      ],
      undefined,
    ],
    [
      'the last of several',
      [
        ['statement_date_end', '2027-01-05'],
        ['sync_until', '2027-11-24'],
      ],
      'November 24, 2027',
    ],
    [
      'the consent itself is no data',
      [
        ['statement_date_end', '2027-01-05'],
        ['expires', 'infinite'],
      ],
      'January 5, 2027',
    ],
    ['nothing to come', [['statement_date_end', '2026-11-24']], 'November 24, 2026'],
  ] as const)('the last day of new data: %s', (_, ends, date) => {
    const durations = ends.map(([field, boundary]) => duration(field, 'future', boundary, boundary))
    const section = { scopes: [{ scope: 'x', type: 'cds_bill_statements', fields: {} }], durations }
    expect(lastNewData(section, { ...manner, locale: 'en' })?.date).toBe(date)
  })

  test('CO-022 bills without a word on their accounts bring these along; certificates last as the access does', () => {
    const scopes = [
      {
        scope: 'x',
        type: 'cds_bill_statements',
        fields: { include_bill_statements: true, include_eacs: true },
      },
    ]
    const synced = duration('sync_until', 'future', 'PT0S', at)
    const ongoing = (durations: Worded['durations']) =>
      describeSection({ scopes, durations }, { ...manner, locale: 'en' }).ongoing
    expect(ongoing([])).toEqual([
      'The other details come with each of these bills.',
      'Certificates for as long as this access lasts.',
    ])
    expect(ongoing([synced]).join()).not.toMatch(/other details/)
  })

  test('CO-040 a duration that scopes share is told once', () => {
    const shared = duration('sync_until', 'future', 'P3Y', '2029-11-24T20:00:00Z')
    const { ongoing } = describeSection(
      { scopes: [], durations: [shared, shared] },
      { ...manner, locale: 'es' },
    )
    expect(ongoing).toEqual(['Al día durante 3 años más, hasta el 24 de noviembre de 2029.'])
  })

  test.each([
    [false, 0],
    [true, 1],
  ])('CO-022 usage alone is not kept up to date; with meters beside it (%s), they are', (meters, told) => {
    const fields = { include_usage_segments: true, include_meter_devices: meters }
    const { ongoing } = describeSection(
      {
        scopes: [{ scope: 'x', type: 'cds_usage', fields }],
        durations: [duration('sync_until', 'future', 'P3Y', '2029-11-24T20:00:00Z')],
      },
      { ...manner, locale: 'en' },
    )
    expect(ongoing).toHaveLength(told)
  })

  test('PR-012 a date is the one that the utility’s calendar has', () => {
    const late = duration('segment_end', 'future', 'P1Y', '2027-11-25T07:30:00Z')
    const { ongoing } = describeSection({ scopes: [], durations: [late] }, { ...manner, locale: 'en' })
    expect(ongoing[0]).toContain('November 24, 2027')
  })
})

function duration(field: string, direction: 'past' | 'future', asked: string, boundary: string) {
  return { field, direction, asked, boundary }
}
