import { describe, expect, test } from 'vitest'
import { now, resolve, timezone } from '#lib/request/a-request.testing.ts'
import { type SectionChanges, withChanges } from '#lib/request/index.ts'
import { durationChoice, postedChanges } from './posted-changes.ts'

const [section, locked] = [true, false].map((allow_scope_modifications) => {
  const usage = { type: 'cds_usage', include_accounts: true, include_account_numbers: true }
  const details = [{ ...usage, allow_scope_modifications, segment_start: 'P2Y', segment_end: 'P0D' }]
  const [first] = resolve({ details }).sections
  if (!first) throw new Error('no section')
  return first
}) as [ReturnType<typeof resolve>['sections'][number], ReturnType<typeof resolve>['sections'][number]]
const position = section.durations.findIndex(({ field }) => field === 'segment_start')
const key = 'segment_start P2Y'
const names = { length: `s1.for-${position}`, day: `s1.day-${position}`, was: `s1.was-${position}` }
const both = ['include_accounts', 'include_account_numbers']

function posted(
  fields: Readonly<Record<string, string | readonly string[]>>,
  before?: SectionChanges,
  of = section,
) {
  const post = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) post.append(name, value)
  }
  return postedChanges(post, of, before)
}
const offered = { 's1.offered': both.join(','), 's1.keep': both }

describe('what a post of the form changes', () => {
  test('LY-053 an untouched form changes nothing', () => {
    expect(posted({ ...offered, [names.length]: '', [names.day]: '', [names.was]: '|' })).toBeUndefined()
  })

  test('LY-054 a box that is cleared leaves its data out', () => {
    expect(posted({ ...offered, 's1.keep': ['include_accounts'] })?.dropped).toEqual([
      'include_account_numbers',
    ])
  })

  test.each([
    ['a length', 'P6M', '', '|', 'P6M'],
    ['a day, chosen as such', 'day', '2026-01-01', '|', '2026-01-01'],
    ['a day, only typed', '', '2026-01-01', '|', '2026-01-01'],
    ['a day in place of a length', 'P6M', '2026-01-01', 'P6M|', '2026-01-01'],
    ['a length in place of a day', 'P1Y', '2026-01-01', 'day|2026-01-01', 'P1Y'],
    ['a length that stands', 'P6M', '', 'P6M|', 'P6M'],
    ['a day that stands', 'day', '2026-01-01', 'day|2026-01-01', '2026-01-01'],
    ['no day yet', 'day', '', '|', ''],
  ])('LY-054, LY-086 %s', (_, length, day, was, wanted) => {
    const changes = posted({ ...offered, [names.length]: length, [names.day]: day, [names.was]: was })
    expect(changes?.shortened).toEqual({ [key]: wanted })
  })

  test('what was asked for is chosen again', () => {
    expect(posted({ ...offered, [names.length]: '', [names.was]: 'P6M|' })).toBeUndefined()
  })

  test('a page without these controls leaves changes as they are', () => {
    const before = { isRemoved: false, dropped: ['include_accounts'], shortened: {} }
    expect(posted({}, before)).toBe(before)
  })

  test.each([
    ['data of a locked request', { 's1.offered': 'include_accounts' }, locked],
    ['data without its list', { 's1.keep': 'include_accounts' }, locked],
    ['a duration of a locked request', { [names.length]: 'P1M' }, locked],
    ['data that is not optional', { 's1.offered': 'include_usage_segments' }, section],
    ['data that was not shown', { ...offered, 's1.keep': 'include_usage_segments' }, section],
    ['a length that is none', { ...offered, [names.length]: 'forever' }, section],
  ] as const)('LY-055 a forged post is refused: %s', (_, fields, of) => {
    expect(() => posted(fields, undefined, of)).toThrow(expect.objectContaining({ code: 'invalid_request' }))
  })

  test('LY-086 the controls stand as they were posted', () => {
    for (const wanted of ['P6M', '2026-01-01', 'no day at all', '']) {
      const { length, day } = durationChoice(wanted)
      const again = posted({
        ...offered,
        [names.length]: length,
        [names.day]: day,
        [names.was]: `${length}|${day}`,
      })
      expect(again?.shortened).toEqual({ [key]: wanted })
    }
  })

  test('LY-054 what is posted is what is asked for then', () => {
    const changes = posted({ ...offered, 's1.keep': [], [names.length]: 'P1M', [names.was]: '|' })
    const decision = { section: 's1', entries: [], includeFuture: false, ...(changes && { changes }) }
    const consent = { sections: [section], noPreselection: false }
    const [changed] = withChanges(consent, [decision], { now, timezone }).sections
    expect(changed?.scopes[0]?.fields).toMatchObject({
      include_accounts: false,
      include_account_numbers: false,
      segment_start: 'P1M',
      segment_end: 'P0D',
    })
  })
})
