import type { SelectionEntry } from '#lib/customers/index.ts'
import {
  type DraftedSection,
  formatPositions,
  listMark,
  type SelectionStep,
  stepsOf,
} from '#lib/interactions/index.ts'
import type { Selection } from '#lib/request/index.ts'
import type { RowWords } from '#lib/wording/index.ts'
import { type Grouping, groupKeyOf, headingOf, type Item, inGroups } from './grouping.ts'
import type { Looking } from './looking.ts'
import { fromCompact, type Row } from './row.ts'
import { rowOf } from './rows-of.ts'
import { isFound, searchTextOf, searchWords } from './search.ts'

const rowsOnPage = 50
/** From this many on there are search and a list that scrolls (SL-006 to SL-010). */
const longListFrom = 11

/** One page of a section's list. */
export interface SelectionView extends Looking {
  readonly section: string
  readonly mark: string
  readonly total: number
  readonly isLong: boolean
  /** What can be undone, latest last. */
  readonly steps: readonly SelectionStep[]
  /** By what its entries can be grouped, apart from not at all. */
  readonly groupings: readonly Exclude<Grouping, 'none'>[]
  /** Positions, as `formatPositions` writes them. */
  readonly chosen: string
  readonly shown: string
  readonly items: readonly Item[]
  readonly found: number
  readonly pages: number
}

export function selectionView(
  section: string,
  selection: Selection,
  decision: DraftedSection,
  looking: Looking,
  said: RowWords,
): SelectionView {
  const { entries, type } = selection
  const chosen = positionsOf(entries, decision.entries)
  const isLong = entries.length >= longListFrom
  const groupings = isLong ? groupingsOf(selection) : []
  const grouping = groupings.find((by) => by === looking.grouping) ?? 'none'
  const found = foundPositions(selection, chosen, looking, said)
  const groups = inGroups(found, (at) => groupKeyOfEntry(entries[at], grouping))
  const ordered = [...groups.values()].flat()
  const pages = Math.max(1, Math.ceil(ordered.length / rowsOnPage))
  const page = Math.min(looking.page, pages)
  const positions = ordered.slice((page - 1) * rowsOnPage, page * rowsOnPage)
  // Of a long list, only what is looked at is put in words.
  const rows = positions.map((at) => fromCompact(rowOf(entries[at] as SelectionEntry, type, said), at))
  return {
    ...looking,
    section,
    grouping,
    page,
    pages,
    items: grouping === 'none' ? rows.map(asItem) : withHeadings(rows, grouping, groups),
    found: found.length,
    mark: listMark(selection),
    total: entries.length,
    isLong,
    steps: stepsOf(decision, selection),
    groupings,
    chosen: formatPositions(chosen),
    shown: formatPositions(positions.toSorted((one, other) => one - other)),
  }
}

/** Positions of what is found, in the list's order. */
export function foundPositions(
  { entries, type }: Selection,
  chosen: readonly number[],
  { search, onlySelected }: Pick<Looking, 'search' | 'onlySelected'>,
  said: RowWords,
): readonly number[] {
  const words = searchWords(search)
  const candidates = onlySelected ? chosen : [...entries.keys()]
  if (!words) return candidates
  return candidates.filter((at) => {
    const row = fromCompact(rowOf(entries[at] as SelectionEntry, type, said), at)
    return isFound(searchTextOf(row), words)
  })
}

/** The same as `groupKeyOf` its row. */
export function groupKeyOfEntry(entry: SelectionEntry | undefined, by: Grouping): string {
  if (!entry) return ''
  const { accountNumbers, premiseNumbers, address } = entry
  return groupKeyOf({ account: accountNumbers.join(', '), premise: premiseNumbers[0] ?? null, address }, by)
}

/** An account is no part of another one; the rest can be told apart by what they belong to. */
function groupingsOf({ type, entries }: Selection): SelectionView['groupings'] {
  if (type === 'account_selection' || type === 'aggregation_selection') return []
  return (['account', 'premise'] as const).filter(
    (by) => new Set(entries.map((entry) => groupKeyOfEntry(entry, by))).size > 1,
  )
}

/** Where ids stand in a list, ascending. */
export function positionsOf(entries: Selection['entries'], ids: readonly string[]): readonly number[] {
  const wanted = new Set(ids)
  return entries.flatMap(({ id }, at) => (wanted.has(id) ? [at] : []))
}

function asItem(row: Row): Item {
  return { kind: 'row', row }
}

/** A group that goes on from the page before has its heading again. */
function withHeadings(
  rows: readonly Row[],
  by: Exclude<Grouping, 'none'>,
  groups: ReadonlyMap<string, readonly number[]>,
): readonly Item[] {
  return rows.flatMap((row, index): readonly Item[] => {
    const key = groupKeyOf(row, by)
    const before = rows[index - 1]
    if (before && groupKeyOf(before, by) === key) return [asItem(row)]
    return [{ kind: 'heading', heading: headingOf(by, key, row.address, groups.get(key) ?? []) }, asItem(row)]
  })
}
