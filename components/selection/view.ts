import type { SelectionEntry } from '#lib/customers/index.ts'
import { formatPositions, listMark } from '#lib/interactions/index.ts'
import type { SectionDecision, Selection } from '#lib/request/index.ts'
import type { WordedLocale } from '#lib/wording/index.ts'
import { fromCompact, type Row } from './row.ts'
import { rowOf } from './rows-of.ts'
import { isFound, searchTextOf, searchWords } from './search.ts'

const rowsOnPage = 50
/** From this many on there are search and a list that scrolls (SL-006 to SL-010). */
const longListFrom = 11

/** How a list is looked at, as it stands in the form's address for who goes without JavaScript. */
export interface Looking {
  readonly search: string
  readonly onlySelected: boolean
  readonly page: number
}

/** One page of a section's list. */
export interface SelectionView extends Looking {
  readonly section: string
  readonly mark: string
  readonly total: number
  readonly isLong: boolean
  /** Positions, as `formatPositions` writes them. */
  readonly chosen: string
  readonly shown: string
  readonly rows: readonly Row[]
  readonly found: number
  readonly pages: number
}

export function selectionView(
  section: string,
  selection: Selection,
  decision: SectionDecision,
  looking: Looking,
  locale: WordedLocale,
): SelectionView {
  const { entries, type } = selection
  const ids = new Set(decision.entries)
  const chosen = entries.flatMap(({ id }, position) => (ids.has(id) ? [position] : []))
  // Of a long list, only what is looked at is put in words.
  const rowAt = (at: number) => fromCompact(rowOf(entries[at] as SelectionEntry, type, locale), at)
  const wanted = searchWords(looking.search)
  const found = (looking.onlySelected ? chosen : [...entries.keys()]).filter(
    (at) => !wanted || isFound(searchTextOf(rowAt(at)), wanted),
  )
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage))
  const page = Math.min(looking.page, pages)
  const rows = found.slice((page - 1) * rowsOnPage, page * rowsOnPage).map(rowAt)
  return {
    ...looking,
    section,
    page,
    pages,
    rows,
    found: found.length,
    mark: listMark(selection),
    total: entries.length,
    isLong: entries.length >= longListFrom,
    chosen: formatPositions(chosen),
    shown: formatPositions(rows.map(({ at }) => at)),
  }
}

/** From the form's address, or from its post: the names are the same. */
export function lookingAt(section: string, given: { get(name: string): string | null }): Looking {
  const names = lookingNames(section)
  const page = Number(given.get(names.page))
  return {
    search: (given.get(names.search) ?? '').trim().slice(0, 200),
    onlySelected: given.get(names.onlySelected) === 'on',
    page: Number.isInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
  }
}

/** Back into an address; what is usual is left out. */
export function lookingParams(section: string, { search, onlySelected, page }: Looking): [string, string][] {
  const names = lookingNames(section)
  return [
    ...(search ? [[names.search, search] as [string, string]] : []),
    ...(onlySelected ? [[names.onlySelected, 'on'] as [string, string]] : []),
    ...(page > 1 ? [[names.page, `${page}`] as [string, string]] : []),
  ]
}

export function lookingNames(section: string) {
  return {
    search: `${section}.search`,
    onlySelected: `${section}.only`,
    page: `${section}.page`,
  } as const
}
