import { createHash } from 'node:crypto'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import type { ConsentRequest, ConsentSection, SectionDecision, Selection } from '#lib/request/index.ts'
import { postedChanges } from './posted-changes.ts'
import { parsePositions, selectionNames } from './selection-post.ts'
import type { SelectionStep } from './selection-steps.ts'
import type { Draft, DraftedSection } from './types.ts'

/** What is chosen in each section before the customer's next post: their draft, else what the request preselects. */
export function startingDecision(
  consent: ConsentRequest,
  draft: Draft | null,
  customerId: string,
): readonly DraftedSection[] {
  const own = draft?.customerId === customerId ? draft : undefined
  const start = consent.sections.map((section): DraftedSection => {
    const drafted = own?.sections.find((one) => one.section === section.id)
    return (
      drafted ?? {
        section: section.id,
        entries: [...(section.selection?.preselected ?? [])],
        includeFuture: section.selection?.includeFuture ?? false,
      }
    )
  })
  return own?.unread === undefined ? start : readLate(own.unread, consent, start)
}

/** What is no post of our form is as though it had not come: it was not judged when it did. */
function readLate(
  unread: string,
  consent: ConsentRequest,
  start: readonly DraftedSection[],
): readonly DraftedSection[] {
  try {
    return postedDecision(new URLSearchParams(unread), consent, start).decision
  } catch (error) {
    if (isCoded(error)) return start
    throw error
  }
}

/**
 * What is chosen after a post of the form. A section whose list has changed meanwhile stays as it was and is named
 * in `changed`: nobody approves what they were not shown.
 *
 * @throws CodedError `invalid_request` for a post that our form does not send
 */
export function postedDecision(
  post: URLSearchParams,
  consent: ConsentRequest,
  start: readonly DraftedSection[],
): { decision: readonly DraftedSection[]; changed: readonly string[] } {
  const changed: string[] = []
  const decision = consent.sections.map((section): DraftedSection => {
    const before = start.find((one) => one.section === section.id)
    if (!before) throw new Error(`no start for section ${section.id}`)
    if (before.changes?.isRemoved) return before
    const { selection } = section
    const kept = withPostedChanges(before, postedChanges(post, section, before.changes))
    if (!selection?.editable) return kept
    if (post.get(selectionNames(section.id).list) !== listMark(selection)) {
      changed.push(section.id)
      return kept
    }
    return { ...kept, ...chosenIn(post, section, selection, before) }
  })
  return { decision, changed }
}

export function withPostedChanges(
  { changes: _, ...before }: DraftedSection,
  changes: SectionDecision['changes'],
): DraftedSection {
  return changes ? { ...before, changes } : before
}

/** Names a list by what is in it and in which order. */
export function listMark({ entries }: Pick<Selection, 'entries'>): string {
  const ids = entries.map(({ id }) => id).join('\n')
  return createHash('sha256').update(ids).digest('base64url').slice(0, 16)
}

/** Steps are positions: once the list is another, nothing of them can be undone. */
export function stepsOf(
  { steps }: DraftedSection,
  selection: Pick<Selection, 'entries'>,
): readonly SelectionStep[] {
  return steps?.list === listMark(selection) ? steps.done : []
}

function chosenIn(
  post: URLSearchParams,
  { id }: ConsentSection,
  { entries }: Selection,
  before: SectionDecision,
): Pick<SectionDecision, 'entries' | 'includeFuture'> {
  const names = selectionNames(id)
  const includeFuture = post.get(names.future) === 'on'
  const whole = post.get(names.chosen)
  if (whole !== null) {
    const chosen = positionsIn(whole, entries.length, names.chosen)
    return { entries: chosen.map((position) => idAt(entries, position)), includeFuture }
  }
  const shown = new Set(positionsIn(post.get(names.shown) ?? '', entries.length, names.shown))
  const checked = new Set(post.getAll(names.entry).map((text) => (/^\d+$/.test(text) ? Number(text) : -1)))
  if (![...checked].every((position) => shown.has(position))) {
    throw new CodedError('invalid_request', 'an entry that the page did not show', { at: names.entry })
  }
  const already = new Set(before.entries)
  const chosen = entries.filter((entry, position) =>
    shown.has(position) ? checked.has(position) : already.has(entry.id),
  )
  return { entries: chosen.map((entry) => entry.id), includeFuture }
}

function positionsIn(text: string, size: number, at: string): readonly number[] {
  const positions = parsePositions(text, size)
  if (!positions) throw new CodedError('invalid_request', 'not a list of positions', { at })
  return positions
}

function idAt(entries: Selection['entries'], position: number): string {
  const entry = entries[position]
  if (!entry) throw new Error(`no entry at ${position}`)
  return entry.id
}
