import { hasFutureOption } from './preselection.ts'
import type { ConsentRequest, ConsentSection, SectionDecision } from './types.ts'

/**
 * - `nothing_chosen`: neither an entry nor the future option (OP-29); also where nothing was decided.
 * - `unknown_entry`: an id that this customer's list does not have.
 * - `not_editable`: another choice than the one that is set.
 * - `no_future_option`: this list has none (OP-31).
 * - `unknown_section`: a decision on what the form does not have.
 */
export type DecisionFault =
  | 'nothing_chosen'
  | 'unknown_entry'
  | 'not_editable'
  | 'no_future_option'
  | 'unknown_section'

export interface DecisionProblem {
  readonly section: string
  readonly fault: DecisionFault
}

/** What keeps a decision from being approved, by section, in the form's order; `[]`: nothing. */
export function checkDecision(
  consent: ConsentRequest,
  decision: readonly SectionDecision[],
): readonly DecisionProblem[] {
  const known = consent.sections.map(({ id }) => id)
  const unknown = decision.filter(({ section }) => !known.includes(section))
  return [
    ...consent.sections.flatMap((section): readonly DecisionProblem[] => {
      const fault = faultOf(
        section,
        decision.find((made) => made.section === section.id),
      )
      return fault ? [{ section: section.id, fault }] : []
    }),
    ...unknown.map(({ section }) => ({ section, fault: 'unknown_section' as const })),
  ]
}

function faultOf(
  { selection }: ConsentSection,
  made: SectionDecision | undefined,
): DecisionFault | undefined {
  if (!selection) return made?.entries.length ? 'unknown_entry' : undefined
  const chosen = new Set(made?.entries)
  const includeFuture = made?.includeFuture ?? false
  const listed = new Set(selection.entries.map(({ id }) => id))
  if (![...chosen].every((id) => listed.has(id))) return 'unknown_entry'
  if (includeFuture && !hasFutureOption(selection.type)) return 'no_future_option'
  if (chosen.size === 0 && !includeFuture) return 'nothing_chosen'
  const changed = includeFuture !== selection.includeFuture || !isSame(chosen, selection.preselected)
  return changed && !selection.editable ? 'not_editable' : undefined
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id))
}
