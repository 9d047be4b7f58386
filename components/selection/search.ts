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
  return words.every((word) => searchText.includes(word))
}
