import type { ItemRow } from './grouping.ts'
import type { Row } from './row.ts'

/** All that an entry is found by (SL-110, SL-210, SL-310, SL-410, SL-510), ready to be compared. */
export function searchTextOf({ number, kind, kinds, name, address, account, meters, also, premise }: Row) {
  return [number, kind, kinds, name, address, account, meters, also, premise].join(' ').toLowerCase()
}

/** `undefined` for a search without a word: it finds everything. */
export function searchWords(search: string): readonly string[] | undefined {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return words.length > 0 ? words : undefined
}

/** Every word is somewhere in the entry, in any letter case. */
export function isFound(searchText: string, words: readonly string[]): boolean {
  for (const word of words) if (!searchText.includes(word)) return false
  return true
}

interface Step {
  /** In lower case. */
  readonly search: string
  readonly found: readonly ItemRow[]
}

/**
 * Searches `items`, whose rows stand at the places that they tell; at the same places, `texts` has what finds them.
 * Letters come and go one by one: where fewer of them were found is where more look, and when they are taken back, it
 * is there again.
 */
export function searchIn(items: readonly ItemRow[], texts: readonly string[]) {
  const steps: Step[] = []
  return (given: string): readonly ItemRow[] => {
    const words = searchWords(given)
    if (!words) return items
    const search = given.toLowerCase()
    while (steps.length > 0 && !search.startsWith(steps.at(-1)?.search ?? '')) steps.pop()
    const before = steps.at(-1)
    if (before?.search === search) return before.found
    const found = (before?.found ?? items).filter(({ row }) => isFound(texts[row.at] ?? '', words))
    steps.push({ search, found })
    return found
  }
}
