import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '#lib/catalog/index.ts'
import { anEntry, now, read, resolve, timezone } from './a-request.testing.ts'
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
