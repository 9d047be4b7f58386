import { type DraftedSection, startingDecision } from '#lib/interactions/index.ts'
import { type ConsentRequest, checkDecision, isChangeable } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

const kinds = ['apply', 'revert', 'remove', 'restore', 'reset'] as const

/** What a button asks for that changes the request itself; `reset` is of all sections. */
export type ChangeAct = (typeof kinds)[number]

/** `undefined` for what no button of ours says. */
export function changeActOf(text: string): ChangeAct | undefined {
  return kinds.find((kind) => kind === text)
}

/** All sections after such a button; `reset` is of all of them. */
export function keptChange(
  change: ChangeAct,
  section: string | undefined,
  decision: readonly DraftedSection[],
  consent: ConsentRequest,
  customerId: string,
): readonly DraftedSection[] {
  if (change === 'reset') return startingDecision(consent, null, customerId)
  return afterChangeAct(change, section, decision, consent)
}

/** Where the form is shown again: what cannot be changed so is told first. */
export function placeOfChange(
  change: ChangeAct,
  section: string | undefined,
  sections: readonly DraftedSection[],
  consent: ConsentRequest,
): string {
  const { now, profile } = getRuntime()
  const problems = checkDecision(consent, sections, { now: now(), timezone: profile.timezone })
  if (change === 'apply' && problems.some(({ duration }) => duration !== undefined)) return '#problems'
  return section ? `#${section}` : '#requests'
}

/** All sections after one of these buttons was pressed in one of them; what was chosen from lists stays. */
function afterChangeAct(
  act: Exclude<ChangeAct, 'reset'>,
  section: string | undefined,
  decision: readonly DraftedSection[],
  { sections }: ConsentRequest,
): readonly DraftedSection[] {
  const isLeft = decision.filter(({ changes }) => !changes?.isRemoved).length > 1 // LY-043
  return decision.map((made) => {
    const asked = sections.find(({ id }) => id === made.section)
    if (made.section !== section || !asked || act === 'apply') return made
    if (act === 'remove') return isLeft && isChangeable(asked) ? { ...made, changes: removed } : made
    const { changes: _, ...unchanged } = made
    return unchanged
  })
}

const removed = { isRemoved: true, dropped: [], shortened: {} } as const
