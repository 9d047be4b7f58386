import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { anEntry } from '#lib/customers/an-entry.testing.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Selection } from '#lib/request/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { fromCompact, type Row } from './row.ts'
import { RowItem } from './row-item.tsx'
import { rowOf } from './rows-of.ts'
import { isFound, searchTextOf, searchWords } from './search.ts'

const account = anEntry({
  number: '2000-1',
  name: 'Acme Market North',
  address: '210 North St, Example Valley',
  serviceTypes: ['electric', 'commercial', 'natural_gas'],
  status: 'closed',
  accountNumbers: ['2000-1'],
  contractNumbers: ['500005', '500006'],
  meterNumbers: ['M-2005', 'M-2006'],
})
const contract = anEntry({
  number: '500005',
  name: 'Cold store',
  address: '210 North St, Example Valley',
  serviceTypes: ['electric', 'commercial', 'metered', 'distribution', 'supply'],
  accountNumbers: ['2000-2'],
  contractNumbers: ['500005'],
  meterNumbers: ['M-2005', 'M-2099'],
})
const point = anEntry({
  number: 'SP-500005',
  name: 'North gate',
  address: '210 North St, Example Valley',
  servicepointTypes: ['electric', 'single_service', 'physical', 'edge'],
  meterNumbers: ['M-2005'],
  premiseNumbers: ['P-2003'],
})
const meter = anEntry({
  number: 'M-2005',
  name: 'Big meter',
  address: '210 North St, Example Valley',
  meterTypes: ['electric_usage', 'bidirectional', 'ami_meter'],
  meterNumbers: ['M-2005'],
})
const aggregation = anEntry({
  number: 'B1111',
  name: 'Court Street House',
  address: '60 Court St, Example Valley',
  aggregationTypes: ['confidential', 'building', 'premise_number'],
  accountNumbers: ['6000-1'],
  contractNumbers: ['610001'],
})

describe('what a row says', () => {
  test.each<[rules: string, Selection['type'], SelectionEntry, says: string]>([
    [
      'SL-102, SL-103, SL-104 an account',
      'account_selection',
      account,
      '2000-1 Electricity, Gas Closed Acme Market North 210 North St, Example Valley',
    ],
    [
      'SL-202 to SL-205, SL-207, SL-208 a service',
      'service_contract_selection',
      contract,
      '500005 Electricity Cold store 210 North St, Example Valley Account 2000-2 Meters M-2005, M-2099 Business · Delivery · Supply',
    ],
    [
      'SL-302 to SL-305 a connection point',
      'servicepoint_selection',
      point,
      'SP-500005 Electricity North gate 210 North St, Example Valley Meter M-2005 One service · At a place · Where service arrives',
    ],
    [
      'SL-402, SL-403, SL-405 a meter',
      'meter_device_selection',
      meter,
      'M-2005 Electricity meter Big meter 210 North St, Example Valley Counts both ways · Smart meter',
    ],
    [
      'SL-502 to SL-505 a group',
      'aggregation_selection',
      aggregation,
      'B1111 Confidential Court Street House 60 Court St, Example Valley Whole building · Chosen places',
    ],
  ])('%s', (_, type, entry, says) => {
    expect(textOf(rowFrom(entry, type))).toBe(says)
  })
})

describe('what finds a row', () => {
  test.each<[rules: string, Selection['type'], SelectionEntry, searches: readonly string[]]>([
    [
      'SL-110 an account',
      'account_selection',
      account,
      ['2000-1', 'north', '210 NORTH st', '500006', 'm-2006'],
    ],
    [
      'SL-210 a service',
      'service_contract_selection',
      contract,
      ['500005', '2000-2', 'cold', 'valley 210', 'M-2099', 'electric'],
    ],
    ['SL-310 a connection point', 'servicepoint_selection', point, ['SP-5', 'gate', 'north st', 'P-2003']],
    ['SL-410 a meter', 'meter_device_selection', meter, ['M-2005', 'BIG', 'north st']],
    ['SL-510 a group', 'aggregation_selection', aggregation, ['b1111', 'court street', '610001', '6000-1']],
  ])('%s', (_, type, entry, searches) => {
    for (const search of searches) expect(finds(search, rowFrom(entry, type)), search).toBe(true)
    expect(finds('2000-1 elsewhere', rowFrom(entry, type))).toBe(false)
  })

  test('a search without a word is none', () => {
    expect(searchWords('  ')).toBeUndefined()
  })
})

function rowFrom(entry: SelectionEntry, type: Selection['type']): Row {
  return fromCompact(rowOf(entry, type, rowWords('en', { terms: {} })), 0)
}

function finds(search: string, row: Row): boolean {
  return isFound(searchTextOf(row), searchWords(search) ?? [])
}

function textOf(row: Row): string {
  const html = renderToStaticMarkup(
    <RowItem
      row={row}
      words={{ account: 'Account {number}', meter: 'Meter {number}', meters: 'Meters {number}' }}
      checked={false}
      name="s1.entry"
      invalid={false}
      onChange={() => {}}
    />,
  )
  return html
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
