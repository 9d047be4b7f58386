import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import { formatPositions, selectionNames } from '#lib/interactions/index.ts'
import { hasFutureOption, type SectionDecision, type Selection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { FutureOption } from './future-option.tsx'
import { headings, listedKinds } from './headings.ts'
import { LockedList } from './locked-list.tsx'
import type { Looking } from './looking.ts'
import { SelectionList } from './selection-list.tsx'
import { selectionWords } from './selection-words.ts'
import { selectionView } from './view.ts'

const emptyTerms = {
  account_selection: 'noAccounts',
  service_contract_selection: 'noServices',
  servicepoint_selection: 'noneOfKind',
  meter_device_selection: 'noneOfKind',
  aggregation_selection: 'noneOfKind',
} as const

/** What may be chosen in a section, and the option for what comes later (WG3-01 §9.2.3). */
export async function SelectionField({
  uid,
  section,
  selection,
  decision,
  looking,
  problem,
}: {
  uid: string
  section: string
  selection: Selection
  decision: SectionDecision
  looking: Looking
  /** What is wrong here, in a sentence. */
  problem: string | undefined
}) {
  const [t, terms, kinds, locale] = [
    await getTranslations('problems'),
    await getTranslations('terms'),
    await getTranslations('kinds'),
    await getLocale(),
  ]
  const heading = headings[selection.type]
  const view = selectionView(section, selection, decision, looking, rowWords(locale, getRuntime().profile))
  const isWhole = view.found === view.total && view.pages === 1
  const problemId = `${section}-problem`
  return (
    <fieldset
      id={`${section}-selection`}
      tabIndex={-1}
      aria-describedby={problem ? problemId : undefined}
      className={`min-w-0 ${problem ? 'border-fault border-l-4 pl-4' : ''}`}
    >
      <legend className="mb-4 text-lg font-semibold">
        {selection.editable ? terms(heading) : kinds(listedKinds[selection.type])}
      </legend>
      {problem && (
        <p id={problemId} className="mb-4 font-semibold text-fault">
          {problem} {t('either')}
        </p>
      )}
      {view.total === 0 && (
        <p className="text-soft">
          {terms(emptyTerms[selection.type], { utility: getRuntime().profile.name })}
        </p>
      )}
      {view.total > 0 && selection.editable && (
        <SelectionList
          view={view}
          source={isWhole ? undefined : `/api/selection/${uid}/${section}`}
          words={await selectionWords(heading)}
          invalid={problem !== undefined}
        />
      )}
      {view.total > 0 && !selection.editable && <LockedList selection={selection} />}
      {view.total === 0 && <EmptyList section={section} mark={view.mark} />}
      {hasFutureOption(selection.type) && selection.editable && (
        <FutureOption
          name={selectionNames(section).future}
          type={selection.type}
          on={decision.includeFuture}
        />
      )}
    </fieldset>
  )
}

/** Nothing to choose from is said in the post too. */
function EmptyList({ section, mark }: { section: string; mark: string }) {
  const names = selectionNames(section)
  return (
    <>
      <input type="hidden" name={names.list} value={mark} />
      <input type="hidden" name={names.shown} value={formatPositions([])} />
    </>
  )
}
