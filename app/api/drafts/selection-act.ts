import type { Looking } from '#components/selection/looking.ts'
import { findNumbers, indexNumbers } from '#components/selection/numbers.ts'
import { fromCompact } from '#components/selection/row.ts'
import { rowsOf } from '#components/selection/rows-of.ts'
import { foundPositions, groupKeyOfEntry, positionsOf } from '#components/selection/view.ts'
import {
  type DraftedSection,
  formatPositions,
  listMark,
  mostSteps,
  parsePositions,
  stepsOf,
} from '#lib/interactions/index.ts'
import type { Selection } from '#lib/request/index.ts'
import type { RowWords } from '#lib/wording/index.ts'

const kinds = [
  'all',
  'none',
  'found',
  'unfound',
  'group',
  'ungroup',
  'numbers',
  'undo',
  'view',
  'page',
] as const
export type SelectionActKind = (typeof kinds)[number]

/** What a list's button asks for. */
export interface SelectionAct {
  readonly kind: SelectionActKind
  /** The page to go to; for a group, the position of one of its rows. */
  readonly at: number
}

/** `undefined` for what no button of ours says. */
export function selectionActOf(text: string): SelectionAct | undefined {
  const [, word, at] = /^([a-z]+)(?:-(\d{1,6}))?$/.exec(text) ?? []
  const kind = kinds.find((one) => one === word)
  return kind && { kind, at: Number(at ?? 0) }
}

/** A list after one of its buttons was pressed, and how it is looked at then. */
export function afterSelectionAct(
  { kind, at }: SelectionAct,
  made: DraftedSection,
  selection: Selection,
  looking: Looking,
  { numbers, said }: { readonly numbers: readonly string[]; readonly said: RowWords },
): { readonly made: DraftedSection; readonly looking: Looking } {
  if (kind === 'page') return { made, looking: { ...looking, page: at } }
  if (kind === 'view') return { made, looking: { ...looking, page: 1 } }
  if (!selection.editable) return { made, looking }
  if (kind === 'undo') return { made: undone(made, selection), looking }
  if (kind === 'numbers') {
    const rows = rowsOf(selection, said).map(fromCompact)
    const { positions, report } = findNumbers(numbers, indexNumbers(rows))
    return { made: changed(made, selection, positions, true), looking: { ...looking, report } }
  }
  const on = kind === 'all' || kind === 'found' || kind === 'group'
  return { made: changed(made, selection, meantBy(kind, at, made, selection, looking, said), on), looking }
}

/** All means all of the list, found or not (OP-35). */
function meantBy(
  kind: SelectionActKind,
  at: number,
  made: DraftedSection,
  selection: Selection,
  looking: Looking,
  said: RowWords,
): readonly number[] {
  const { entries } = selection
  if (kind === 'all' || kind === 'none') return [...entries.keys()]
  const chosen = positionsOf(entries, made.entries)
  const found = foundPositions(selection, chosen, looking, said)
  if (kind === 'found' || kind === 'unfound') return found
  const key = groupKeyOfEntry(entries[at], looking.grouping)
  return found.filter((position) => groupKeyOfEntry(entries[position], looking.grouping) === key)
}

function changed(
  made: DraftedSection,
  selection: Selection,
  positions: readonly number[],
  on: boolean,
): DraftedSection {
  const { entries } = selection
  const chosen = new Set(positionsOf(entries, made.entries))
  const meant = new Set(positions)
  const turned = [...entries.keys()].filter((at) => meant.has(at) && chosen.has(at) !== on)
  if (turned.length === 0) return made
  const step = { on, positions: formatPositions(turned) }
  const done = [...stepsOf(made, selection), step].slice(-mostSteps)
  return {
    ...made,
    entries: entriesAfter(turned, on, made, selection),
    steps: { list: listMark(selection), done },
  }
}

/** What was checked by hand since stays. */
function undone(made: DraftedSection, selection: Selection): DraftedSection {
  const done = stepsOf(made, selection)
  const step = done.at(-1)
  if (!step) return made
  const turned = parsePositions(step.positions, selection.entries.length) ?? []
  return {
    ...made,
    entries: entriesAfter(turned, !step.on, made, selection),
    steps: { list: listMark(selection), done: done.slice(0, -1) },
  }
}

function entriesAfter(
  turned: readonly number[],
  on: boolean,
  made: DraftedSection,
  { entries }: Selection,
): readonly string[] {
  const those = new Set(turned)
  const before = new Set(made.entries)
  return entries.filter(({ id }, at) => (those.has(at) ? on : before.has(id))).map(({ id }) => id)
}
