import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Selection } from '#lib/request/index.ts'
import { describeKinds, type WordedLocale, wordsFor } from '#lib/wording/index.ts'
import type { CompactRow } from './row.ts'

/** All rows of a list, in its order. */
export function rowsOf({ entries, type }: Selection, locale: WordedLocale): readonly CompactRow[] {
  return entries.map((entry) => rowOf(entry, type, locale))
}

export function rowOf(entry: SelectionEntry, type: Selection['type'], locale: WordedLocale): CompactRow {
  const [kind, kinds] = kindsOf(entry, type, locale)
  return [
    entry.number,
    kind,
    kinds,
    entry.name,
    entry.address,
    accountOf(entry, type),
    wordsFor(locale).states[entry.status] ?? null,
  ]
}

const commodities = ['electric', 'natural_gas', 'water', 'fuel_oil', 'waste_water', 'solid_waste']

/** Of a service everything (SL-205); of an account, which stands for several, what they bring. */
function kindsOf({ serviceTypes }: SelectionEntry, type: Selection['type'], locale: WordedLocale) {
  if (type === 'account_selection') {
    const brought = commodities.filter((commodity) => serviceTypes.includes(commodity))
    return [describeKinds(brought, locale).join(', '), ''] as const
  }
  const [kind = '', ...kinds] = describeKinds(serviceTypes, locale)
  return [kind, kinds.join(' · ')] as const
}

/** On a list of accounts the number is there already (SL-207). */
function accountOf({ accountNumbers }: SelectionEntry, type: Selection['type']): string | null {
  return type === 'account_selection' || accountNumbers.length === 0 ? null : accountNumbers.join(', ')
}
