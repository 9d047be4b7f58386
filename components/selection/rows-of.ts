import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Selection } from '#lib/request/index.ts'
import { describeKinds, type WordedLocale, wordsFor } from '#lib/wording/index.ts'
import type { CompactRow } from './row.ts'

/** All rows of a list, in its order. */
export function rowsOf({ entries, type }: Selection, locale: WordedLocale): readonly CompactRow[] {
  const { states } = wordsFor(locale)
  return entries.map((entry) => {
    const [kind = '', ...kinds] = describeKinds(entry.serviceTypes, locale)
    return [
      entry.number,
      kind,
      kinds.join(' · '),
      entry.name,
      entry.address,
      accountOf(entry, type),
      states[entry.status] ?? null,
    ]
  })
}

/** On a list of accounts the number is there already (SL-207). */
function accountOf({ accountNumbers }: SelectionEntry, type: Selection['type']): string | null {
  return type === 'account_selection' || accountNumbers.length === 0 ? null : accountNumbers.join(', ')
}
