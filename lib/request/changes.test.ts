import fc from 'fast-check'
import { expect, test } from 'vitest'
import { now, read, resolve, timezone } from './a-request.testing.ts'
import {
  type ConsentRequest,
  checkDecision,
  dataEffects,
  durationKey,
  grantedFrom,
  optionalData,
  type SectionChanges,
  shorterLengths,
  withChanges,
} from './index.ts'

const clock = { now, timezone }
const usage = {
  type: 'cds_usage',
  allow_scope_modifications: true,
  segment_start: 'P2Y',
  segment_end: 'P1Y',
  sync_until: 'P1Y',
  include_accounts: true,
  include_account_numbers: true,
  include_meter_devices: false,
}
const accounts = {
  type: 'cds_accounts',
  allow_scope_modifications: true,
  include_account_details: true,
  include_account_numbers: true,
}
const changeable = resolve({ details: [usage, accounts] })
const locked = resolve({ details: [{ ...usage, allow_scope_modifications: false }] })

const nothing: SectionChanges = { isRemoved: false, dropped: [], shortened: {} }
const entries = { s1: ['contract_1'], s2: ['account_1'] }
const decided = (changes: Partial<Record<'s1' | 's2', Partial<SectionChanges>>>, consent = changeable) =>
  consent.sections.map(({ id }) => ({
    section: id,
    entries: entries[id as 's1' | 's2'],
    includeFuture: false,
    ...(changes[id as 's1'] && { changes: { ...nothing, ...changes[id as 's1'] } }),
  }))
const granted = (changes: Parameters<typeof decided>[0], consent: ConsentRequest = changeable) => {
  const decision = decided(changes, consent)
  return grantedFrom({
    consent: withChanges(consent, decision, clock),
    decision,
    approvedAt: now,
    timezone,
  })
}
const durationOf = (field: string, { sections }: ConsentRequest = changeable) => {
  const duration = sections.flatMap(({ durations }) => durations).find((one) => one.field === field)
  if (!duration) throw new Error(`no ${field}`)
  return duration
}
const start = durationKey(durationOf('segment_start'))
const end = durationKey(durationOf('segment_end'))

test('LY-053, FD-482 untouched, what was requested is granted', () => {
  expect(withChanges(changeable, decided({}), clock)).toEqual(changeable)
})

test('LY-042, LY-054 a section that is removed is not in the grant', () => {
  expect(granted({ s1: { isRemoved: true } }).scope).toBe('cds_accounts')
  expect(granted({ s2: { isRemoved: true } }).granted.map(({ scope }) => scope)).toEqual(['cds_usage'])
})

test('LY-043 the last section cannot be removed', () => {
  const decision = decided({ s1: { isRemoved: true }, s2: { isRemoved: true } })
  expect(checkDecision(changeable, decision, clock)).toEqual([{ section: 's1', fault: 'nothing_left' }])
})

test('a removed section needs no choice', () => {
  const decision = decided({ s1: { isRemoved: true } }).map((made) =>
    made.section === 's1' ? { ...made, entries: [] } : made,
  )
  expect(checkDecision(changeable, decision, clock)).toEqual([])
})

test('LY-054, FD-485 data that is dropped is off in the grant, and what a scope always brings stays', () => {
  const [section] = changeable.sections
  if (!section) throw new Error('no section')
  expect(optionalData(section)).toEqual(['include_accounts', 'include_account_numbers'])
  const { fields } = granted({ s1: { dropped: ['include_account_numbers'] } }).granted[0] ?? {}
  expect(fields).toMatchObject({
    include_accounts: true,
    include_account_numbers: false,
    include_usage_segments: true,
  })
  expect(granted({ s1: { dropped: ['include_account_numbers'] } }).granted[1]?.fields).toMatchObject({
    include_account_numbers: true,
  })
})

test('LY-054, FD-485 a shorter length counts from the approval, a day is a whole one of the utility’s', () => {
  const fields = (shortened: Record<string, string>) => granted({ s1: { shortened } }).granted[0]?.fields
  expect(fields({ [start]: 'P6M' })?.segment_start).toBe('2026-05-24T19:00:00.000Z')
  expect(fields({ [start]: '2026-01-01' })?.segment_start).toBe('2026-01-01T08:00:00.000Z')
  expect(fields({ [end]: '2026-12-31' })?.segment_end).toBe('2027-01-01T07:59:59.000Z')
  expect(fields({ [start]: 'P6M' })?.sync_until).toBe('2027-11-24T20:00:00.000Z')
})

test.each([
  ['no day', '', 'no_date'],
  ['the 30th of February', '2026-02-30', 'no_date'],
  ['words', 'last summer', 'no_date'],
  ['as long as asked', 'P2Y', 'not_shorter'],
  ['longer', 'P3Y', 'not_shorter'],
  ['longer, by date', '2020-01-01', 'not_shorter'],
  ['without any bound', 'infinite', 'not_shorter'],
  ['beyond the other end', '2028-01-01', 'out_of_order'],
])('ER-040, LY-084 %s is no shorter duration', (_, wanted, fault) => {
  const decision = decided({ s1: { shortened: { [start]: wanted } } })
  expect(checkDecision(changeable, decision, clock)).toEqual([{ section: 's1', duration: start, fault }])
})

test('each length that the form offers can be chosen, and there is none but shorter ones', () => {
  const [section] = changeable.sections
  if (!section) throw new Error('no section')
  expect(shorterLengths(section, durationOf('segment_start'), clock)).toEqual([
    'P0D',
    'P1M',
    'P3M',
    'P6M',
    'P1Y',
  ])
  expect(shorterLengths(section, durationOf('sync_until'), clock)).not.toContain('P1Y')
})

test.each([
  ['a section', { isRemoved: true }],
  ['data', { dropped: ['include_accounts'] }],
  ['a duration', { shortened: { 'segment_start P2Y': 'P1Y' } }],
])('LY-055, SL-710, FD-483 %s of a request that is not to be changed', (_, changes) => {
  const decision = decided({ s1: changes }, locked)
  expect(checkDecision(locked, decision, clock)).toEqual([{ section: 's1', fault: 'not_changeable' }])
  expect(withChanges(locked, decision, clock)).toEqual(locked)
})

test('LY-055 what the form does not offer to drop', () => {
  const decision = decided({ s1: { dropped: ['include_usage_segments'] } })
  expect(checkDecision(changeable, decision, clock)).toEqual([{ section: 's1', fault: 'not_changeable' }])
})

test('LY-054, PR-025 whatever is changed, no more is granted than was asked for', () => {
  const wanted = fc.oneof(
    fc.constantFrom('P0D', 'P1M', 'P1Y', 'P5Y', 'infinite', '', 'P2Y'),
    fc
      .date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    fc.string(),
  )
  const changes = fc.record({
    isRemoved: fc.boolean(),
    dropped: fc.subarray(['include_accounts', 'include_account_numbers', 'include_meter_devices', 'x']),
    shortened: fc.record({ [start]: wanted, [end]: wanted }, { requiredKeys: [] }),
  })
  const [all] = granted({}).granted
  if (!all) throw new Error('nothing granted')
  fc.assert(
    fc.property(changes, (s1) => {
      const [one] = granted({ s1: s1 as SectionChanges }).granted.filter(({ scope }) => scope === 'cds_usage')
      if (!one) return s1.isRemoved
      expect(String(one.fields.segment_start) >= String(all.fields.segment_start)).toBe(true)
      expect(String(one.fields.segment_end) <= String(all.fields.segment_end)).toBe(true)
      for (const [id, value] of Object.entries(one.fields)) {
        if (value === true) expect(all.fields[id]).toBe(true)
      }
      return true
    }),
  )
})

test('what the client says of data left out is its own sentence, and not kept in the grant', () => {
  const stated = ['include_accounts We could not tell your homes apart.']
  const consent = resolve({ details: [{ ...usage, data_effects: stated }] })
  const [scope] = consent.sections.flatMap(({ scopes }) => scopes)
  if (!scope) throw new Error('no scope')
  expect([...dataEffects(scope)]).toEqual([['include_accounts', 'We could not tell your homes apart.']])
  expect(granted({}, consent).authorizationDetails[0]).not.toHaveProperty('data_effects')
})

test.each([
  'sync_until It would not last.',
  'include_accounts',
  'include_accounts  ',
  'include_eacs None are asked for.',
])('FD-013 an effect has to say of which data it is one: %j', (wrong) => {
  expect(() => read({ details: [{ ...usage, data_effects: [wrong] }] })).toThrow(
    /authorization_details\[0\]\.data_effects: .* does not say which data it is about/,
  )
})
