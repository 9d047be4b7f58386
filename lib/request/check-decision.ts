import type { Clock } from '#lib/time/index.ts'
import {
  durationKey,
  faultOfShortening,
  isChangeable,
  optionalData,
  type ShorteningFault,
  withChanges,
} from './changes.ts'
import { hasFutureOption } from './preselection.ts'
import type { ConsentRequest, ConsentSection, SectionDecision } from './types.ts'

/**
 * - `nothing_chosen`: neither an entry nor the future option (OP-29); also where nothing was decided.
 * - `unknown_entry`: an id that this customer's list does not have.
 * - `not_editable`: another choice than the one that is set.
 * - `no_future_option`: this list has none (OP-31).
 * - `unknown_section`: a decision on what the form does not have.
 * - `not_changeable`: a change that this request does not leave to the customer (LY-055).
 * - `nothing_left`: every section is removed (LY-043).
 * - or what is wrong with a shorter duration, which `duration` names.
 */
export type DecisionFault =
  | 'nothing_chosen'
  | 'unknown_entry'
  | 'not_editable'
  | 'no_future_option'
  | 'unknown_section'
  | 'not_changeable'
  | 'nothing_left'
  | ShorteningFault

export interface DecisionProblem {
  readonly section: string
  /** Its `durationKey`. */
  readonly duration?: string
  readonly fault: DecisionFault
}

/** What keeps a decision from being approved, by section, in the form's order; `[]`: nothing. */
export function checkDecision(
  consent: ConsentRequest,
  decision: readonly SectionDecision[],
  clock: Clock,
): readonly DecisionProblem[] {
  const known = consent.sections.map(({ id }) => id)
  const unknown = decision.filter(({ section }) => !known.includes(section))
  const left = withChanges(consent, decision, clock).sections.map(({ id }) => id)
  const [first] = known
  if (left.length === 0 && first !== undefined) return [{ section: first, fault: 'nothing_left' }]
  return [
    ...consent.sections.flatMap((section): readonly DecisionProblem[] => {
      const made = decision.find((one) => one.section === section.id)
      const fault = left.includes(section.id) ? faultOf(section, made) : undefined
      return [...problemsOfChanges(section, made, clock), ...(fault ? [{ section: section.id, fault }] : [])]
    }),
    ...unknown.map(({ section }) => ({ section, fault: 'unknown_section' as const })),
  ]
}

function problemsOfChanges(
  section: ConsentSection,
  made: SectionDecision | undefined,
  clock: Clock,
): readonly DecisionProblem[] {
  const { changes } = made ?? {}
  if (!changes) return []
  const keys = section.durations.map(durationKey)
  const isOffered =
    isChangeable(section) &&
    changes.dropped.every((id) => optionalData(section).includes(id)) &&
    Object.keys(changes.shortened).every((key) => keys.includes(key))
  if (!isOffered) return [{ section: section.id, fault: 'not_changeable' }]
  if (changes.isRemoved) return []
  return section.durations.flatMap((duration) => {
    const key = durationKey(duration)
    const wanted = changes.shortened[key]
    const fault = wanted === undefined ? undefined : faultOfShortening(section, duration, wanted, clock)
    return fault ? [{ section: section.id, duration: key, fault }] : []
  })
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
