import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Selection } from '#lib/request/index.ts'
import { describeKinds, type RowWords } from '#lib/wording/index.ts'
import type { CompactRow } from './row.ts'

/** All rows of a list, in its order. */
export function rowsOf({ entries, type }: Selection, words: RowWords): readonly CompactRow[] {
  return entries.map((entry) => rowOf(entry, type, words))
}

export function rowOf(entry: SelectionEntry, type: Selection['type'], words: RowWords): CompactRow {
  const [kind, kinds] = kindsOf(entry, type, words)
  const isWhole = type === 'account_selection' || type === 'aggregation_selection'
  return [
    entry.number,
    kind,
    kinds,
    entry.name,
    entry.address,
    // What stands for many does not list them all, and is found by them all the same.
    isWhole ? null : listed(entry.accountNumbers),
    isWhole || type === 'meter_device_selection' ? null : listed(entry.meterNumbers),
    isWhole ? listed([...accountsIn(entry, type), ...entry.contractNumbers, ...entry.meterNumbers]) : null,
    isWhole ? null : (entry.premiseNumbers[0] ?? null),
    words.states[entry.status] ?? null,
  ]
}

const commodities = ['electric', 'natural_gas', 'water', 'fuel_oil', 'waste_water', 'solid_waste']

/** What it is first, then the rest; of an account, which stands for several services, what they bring. */
function kindsOf(entry: SelectionEntry, type: Selection['type'], words: RowWords) {
  if (type === 'account_selection') {
    const brought = commodities.filter((commodity) => entry.serviceTypes.includes(commodity))
    return [describeKinds(brought, words).join(', '), ''] as const
  }
  const [kind = '', ...kinds] = describeKinds(typesOf(entry, type), words)
  return [kind, kinds.join('\u00a0· ')] as const
}

/** SL-205, SL-305, SL-405, SL-505 */
function typesOf(entry: SelectionEntry, type: Exclude<Selection['type'], 'account_selection'>) {
  switch (type) {
    case 'service_contract_selection':
      return entry.serviceTypes
    case 'servicepoint_selection':
      return entry.servicepointTypes
    case 'meter_device_selection':
      return entry.meterTypes
    case 'aggregation_selection':
      return entry.aggregationTypes
  }
}

/** On a list of accounts the number is there already. */
function accountsIn({ accountNumbers }: SelectionEntry, type: Selection['type']): readonly string[] {
  return type === 'account_selection' ? [] : accountNumbers
}

function listed(numbers: readonly string[]): string | null {
  return numbers.length === 0 ? null : numbers.join(', ')
}
