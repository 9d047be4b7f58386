import { getTranslations } from '#components/ui/translations.ts'
import {
  type ConsentSection,
  type DecisionProblem,
  durationKey,
  hasFutureOption,
  type ShorteningFault,
} from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { durationId } from './changes.tsx'
import type { Problem } from './problems.tsx'

/** What is wrong in a section, said at its place and first on the page (LY-084, LY-085). */
export interface SectionProblems {
  readonly atTop: readonly Problem[]
  readonly selection?: string
  /** By the duration's key. */
  readonly durations: ReadonlyMap<string, string>
}

/** @param search of the form's address: what the last post lacked */
export async function sectionProblems(
  section: ConsentSection,
  summary: string,
  problems: readonly DecisionProblem[],
  search: URLSearchParams,
): Promise<SectionProblems> {
  const t = await getTranslations('problems')
  const here = problems.filter((problem) => problem.section === section.id)
  const durations = new Map<string, string>()
  const atTop: Problem[] = []
  for (const { duration, fault } of here) {
    if (duration === undefined) continue
    const position = section.durations.findIndex((one) => durationKey(one) === duration)
    const sentence = t(fault as ShorteningFault)
    durations.set(duration, sentence)
    atTop.push({
      place: durationId(section.id, position),
      sentence: t('inSection', { section: summary, sentence }),
    })
  }
  const place = `${section.id}-selection`
  if (search.get('changed')?.split(' ').includes(section.id)) {
    atTop.push({ place, sentence: t('changed', { section: summary }) })
    return { atTop, durations, selection: t('changedHere') }
  }
  const isChecked = search.get('check') === 'on'
  if (!isChecked || !here.some(({ duration }) => duration === undefined)) return { atTop, durations }
  const isTyped = section.selection?.entries.length === 0 && getRuntime().profile.withoutSignIn !== undefined
  const lacking = isTyped ? 'nothingTyped' : 'nothingChosen'
  const isWithLater = section.selection && hasFutureOption(section.selection.type)
  const sentence = t(isWithLater ? `${lacking}OrLater` : lacking)
  atTop.push({
    place: isTyped ? `${section.id}-typed` : place,
    sentence: t('inSection', { section: summary, sentence }),
  })
  return { atTop, durations, selection: sentence }
}
