import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { anEntry, home, now, read, resolve, timezone } from './a-request.testing.ts'
import { resolveConsent } from './index.ts'

const ids = (asked: Parameters<typeof resolve>[0]) => {
  const selection = resolve(asked).sections[0]?.selection
  return { chosen: [...(selection?.preselected ?? [])], future: selection?.includeFuture }
}
const contracts = (fields: Record<string, Json>) => ({
  details: [{ type: 'cds_service_contracts', ...fields }],
})
const byAccount = (fields: Record<string, Json>) =>
  contracts({ authorization_form_selection_type: 'account_selection', ...fields })

describe('starting state of a list of contracts', () => {
  test.each([
    ['FD-066, OP-28 no field', {}, [], false],
    ['FD-053, SL-605 null', { account_numbers: null }, [], false],
    ['FD-082, SL-611 account number', { account_numbers: ['1111-1'] }, ['contract_1', 'contract_2'], false],
    ['FD-102, SL-613 contract number', { contract_numbers: ['333333'] }, ['contract_2'], false],
    ['FD-112, SL-614 service type', { service_types: ['electric'] }, ['contract_1'], false],
    ['FD-162, SL-619 meter number', { meter_numbers: ['M-1002'] }, ['contract_2'], false],
    [
      'FD-054 any value of a field',
      { service_types: ['electric', 'natural_gas'] },
      ['contract_1', 'contract_2'],
      false,
    ],
    ['FD-055, SL-603 exactly', { contract_numbers: [' 222222', '22222'] }, [], false],
    [
      'FD-063 what matches nothing is passed over',
      { contract_numbers: ['9', '222222'] },
      ['contract_1'],
      false,
    ],
    [
      'FD-052, SL-601 all fields at once',
      { account_numbers: ['1111-1'], service_types: ['natural_gas'] },
      ['contract_2'],
      false,
    ],
    [
      'FD-052, SL-601 no overlap',
      { contract_numbers: ['222222'], service_types: ['natural_gas'] },
      [],
      false,
    ],
    ['FD-057, SL-211 _all', { contract_numbers: ['_all'] }, ['contract_1', 'contract_2'], false],
    ['FD-058, SL-212 _include_future alone', { contract_numbers: ['_include_future'] }, [], true],
    ['FD-060 both', { account_numbers: ['_all', '_include_future'] }, ['contract_1', 'contract_2'], true],
    [
      'FD-061 _include_future stays out of the intersection',
      { account_numbers: ['_all', '_include_future'], contract_numbers: ['222222'] },
      ['contract_1'],
      true,
    ],
    ['FD-059, OP-30 _all is a word elsewhere', { meter_numbers: ['_all', '_include_future'] }, [], false],
  ] as const)('%s', (_, fields, chosen, future) => {
    expect(ids(contracts(fields))).toEqual({ chosen, future })
  })
})

describe('starting state of a list of accounts', () => {
  test.each([
    ['FD-081, SL-611 account number', { account_numbers: ['1111-1'] }, ['account_1']],
    ['FD-101, SL-613 contract number', { contract_numbers: ['333333'] }, ['account_1']],
    ['FD-111, SL-614 service type', { service_types: ['natural_gas'] }, ['account_1']],
    ['FD-161, SL-619 meter number', { meter_numbers: ['M-1001'] }, ['account_1']],
    ['FD-057, SL-111 _all', { contract_numbers: ['_all'] }, ['account_1']],
    ['FD-054 none', { service_types: ['water'] }, []],
  ] as const)('%s', (_, fields, chosen) => {
    expect(ids(byAccount(fields)).chosen).toEqual(chosen)
  })

  test('SL-112, FD-058 _include_future', () => {
    expect(ids(byAccount({ contract_numbers: ['_include_future'] }))).toEqual({ chosen: [], future: true })
  })
})

test('SL-001, FD-423 the list is the one that the request names, else the default', () => {
  expect(resolve(byAccount({})).sections[0]?.selection?.type).toBe('account_selection')
  expect(resolve(contracts({})).sections[0]?.selection?.type).toBe('service_contract_selection')
  expect(resolve({ scope: 'cds_accounts' }).sections[0]?.selection).toMatchObject({
    type: 'account_selection',
    entries: home.account_selection,
    editable: true,
  })
})

describe('DR-31, DR-42 starting state in the draft', () => {
  test.each([
    ['left out', {}, ['contract_1', 'contract_2']],
    ['all', { services: 'all' }, ['contract_1', 'contract_2']],
    ['a list', { services: ['333333', '9'] }, ['contract_2']],
    ['meters', { meters: ['M-1001'] }, ['contract_1']],
    ['both', { services: ['333333'], meters: ['M-1001'] }, []],
  ] as const)('%s', (_, fields, chosen) => {
    expect(ids({ details: [{ type: 'supply_details', ...fields }] })).toEqual({ chosen, future: false })
  })

  test('accounts by the number of a service', () => {
    expect(ids({ details: [{ type: 'account_details', services: ['333333'] }] }).chosen).toEqual([
      'account_1',
    ])
  })
})

describe('the preselection error', () => {
  test.each([
    ['FD-457, ER-001 nothing matches', { service_types: ['water'], error_if_no_preselections: true }, true],
    [
      'FD-457, OP-09 one match is enough',
      { contract_numbers: ['222222', '9'], error_if_no_preselections: true },
      false,
    ],
    ['FD-460 off', { service_types: ['water'] }, false],
    ['FD-460 no field', { error_if_no_preselections: true }, false],
    [
      'FD-457, OP-09 the future alone is no match',
      { contract_numbers: ['_include_future'], error_if_no_preselections: true },
      true,
    ],
  ] as const)('AU-028, FD-456 %s', (_, fields, noPreselection) => {
    expect(resolve(contracts(fields)).noPreselection).toBe(noPreselection)
  })

  test('FD-450, OP-09 a merged section is judged once, any section is enough', () => {
    const details = [
      { type: 'cds_service_contracts', merge_selection_with: 'cds_usage', service_types: ['water'] },
      { type: 'cds_usage', merge_selection_with: 'cds_service_contracts', error_if_no_preselections: true },
    ]
    expect(resolve({ scope: 'bills', details }).noPreselection).toBe(true)
  })
})

test('FD-379, DR-32 durations as asked, and where they would lie now', () => {
  const { sections } = resolve({
    details: [
      { type: 'cds_usage', segment_start: 'P1Y', segment_end: 'P0D' },
      { type: 'bills', start: '-6m' },
    ],
  })
  expect(sections[0]?.durations).toEqual([
    {
      field: 'segment_start',
      direction: 'past',
      asked: 'P1Y',
      boundary: '2025-11-24T20:00:00.000Z',
      scopes: ['cds_usage'],
    },
    {
      field: 'segment_end',
      direction: 'future',
      asked: 'P0D',
      boundary: '2026-11-24T20:00:00.000Z',
      scopes: ['cds_usage'],
    },
    {
      field: 'sync_until',
      direction: 'future',
      asked: 'infinite',
      boundary: 'infinite',
      scopes: ['cds_usage'],
    },
  ])
  expect(sections[1]?.durations.map(({ field, boundary }) => [field, boundary])).toEqual([
    ['ongoing_end', '2027-11-24'],
    ['start', '2026-05-24'],
  ])
})

const words = ['1', '2', '3', '_all', '_include_future']
const anyList = fc.subarray(words, { minLength: 1 })
const anyEntries = fc.array(
  fc.record({ account: fc.constantFrom('1', '2', '3'), number: fc.constantFrom('1', '2', '3', '4') }),
  { maxLength: 20 },
)
const anyFields = fc.record(
  { account_numbers: anyList, contract_numbers: anyList, meter_numbers: anyList },
  { requiredKeys: [] },
)

test('FD-050 to FD-061 another preselection field never enlarges what is chosen, nor switches the future off', () => {
  const state = (fields: Record<string, Json>, entries: readonly ReturnType<typeof anEntry>[]) => {
    const request = read(contracts(fields))
    return resolveConsent({ request, selectable: () => entries, now, timezone }).sections[0]?.selection
  }
  fc.assert(
    fc.property(anyEntries, anyFields, anyList, (drawn, fields, more) => {
      const entries = drawn.map(({ account, number }, index) =>
        anEntry({
          id: `c${index}`,
          number,
          accountNumbers: [account],
          contractNumbers: [number],
          meterNumbers: [number],
        }),
      )
      if (Object.keys(fields).length === 0) return
      const before = state(fields, entries)
      const after = state({ ...fields, contract_numbers: fields.contract_numbers ?? more }, entries)
      expect([...(before?.preselected ?? [])]).toEqual(
        expect.arrayContaining([...(after?.preselected ?? [])]),
      )
      expect(after?.includeFuture || !before?.includeFuture).toBe(true)
    }),
  )
})
