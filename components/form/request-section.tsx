import type { ReactNode } from 'react'
import type { Looking } from '#components/selection/looking.ts'
import { SelectionField } from '#components/selection/selection-field.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import type { ShownPurpose } from '#lib/grants/index.ts'
import type { ConsentSection, SectionDecision } from '#lib/request/index.ts'
import type { SectionWords } from '#lib/wording/index.ts'
import { Changes } from './changes.tsx'
import type { ChangesView } from './changes-view.ts'
import { Data } from './data.tsx'
import { Durations } from './durations.tsx'
import type { SectionProblems } from './form-problems.ts'
import { Purpose } from './purpose.tsx'

/** Which of how many requests a section is. */
export interface Place {
  readonly number: number
  readonly total: number
  /** Another one has the same summary: then its place tells them apart. */
  readonly isTwin: boolean
}

/** Data, durations, selection, purpose, in this order (LY-050); a card of its own, named by its summary (LY-041). */
export async function RequestSection({
  uid,
  section,
  words,
  notes,
  decision,
  looking,
  place,
  purpose,
  clientName,
  changes,
  problems,
  children,
}: {
  uid: string
  section: ConsentSection
  words: SectionWords
  /** What the utility does not hold, and so cannot be asked for. */
  notes: readonly string[]
  decision: SectionDecision
  looking: Looking
  /** Which of how many requests this is. */
  place: Place
  purpose: ShownPurpose | null
  clientName: string
  /** `undefined`: the request is taken or left as it is. */
  changes: ChangesView | undefined
  problems: SectionProblems
  /** In place of a list, where there is none to choose from. */
  children?: ReactNode
}) {
  const t = await getTranslations('form')
  const headingId = `${section.id}-summary`
  const labelledBy = place.isTwin ? `${headingId} ${section.id}-place` : headingId
  return (
    <section id={section.id} aria-labelledby={labelledBy} className="card px-5 py-7 sm:px-9 sm:py-9">
      {place.total > 1 && (
        <p id={`${section.id}-place`} className="eyebrow mb-1">
          {t('requestOf', { number: place.number, total: place.total })}
        </p>
      )}
      <h3 id={headingId} className="text-[1.375rem] leading-snug font-semibold tracking-tight">
        {words.summary}
      </h3>
      <Data categories={words.categories} />
      {notes.map((note) => (
        <p key={note} className="mt-4 rounded-xl bg-paper px-4 py-3 text-[0.9375rem]">
          {note}
        </p>
      ))}
      <div className="mt-7">
        <Durations past={words.past} ongoing={words.ongoing} />
      </div>
      {changes && <Changes view={changes} clientName={clientName} problems={problems.durations} />}
      {section.selection && (
        <div className="mt-8 border-line border-t pt-7">
          {children || (
            <SelectionField
              uid={uid}
              section={section.id}
              selection={section.selection}
              decision={decision}
              looking={looking}
              problem={problems.selection}
            />
          )}
        </div>
      )}
      {purpose && (
        <div className="mt-8 border-line border-t pt-7">
          <Purpose id={`${section.id}-purpose`} of={labelledBy} purpose={purpose} clientName={clientName} />
        </div>
      )}
    </section>
  )
}
