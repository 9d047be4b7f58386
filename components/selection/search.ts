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

interface Step<Item> {
  /** In lower case. */
  readonly search: string
  readonly found: readonly Found<Item>[]
  readonly items: readonly Item[]
}

interface Found<Item> {
  readonly item: Item
  readonly text: string
}

/**
 * Searches `items` by `texts` at the same places. Letters come and go one by one: where fewer of them were found is
 * where more look, and when they are taken back, it is there again.
 */
export function searchIn<Item>(items: readonly Item[], texts: readonly string[]) {
  const all = items.map((item, at) => ({ item, text: texts[at] ?? '' }))
  const steps: Step<Item>[] = []
  return (given: string): readonly Item[] => {
    const words = searchWords(given)
    if (!words) return items
    const search = given.toLowerCase()
    while (steps.length > 0 && !search.startsWith(steps.at(-1)?.search ?? '')) steps.pop()
    const before = steps.at(-1)
    if (before?.search === search) return before.items
    const found = (before?.found ?? all).filter(({ text }) => isFound(text, words))
    const step = { search, found, items: found.map(({ item }) => item) }
    steps.push(step)
    return step.items
  }
}
