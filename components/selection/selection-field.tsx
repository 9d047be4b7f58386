import { getLocale, getTranslations } from 'next-intl/server'
import { formatPositions, selectionNames } from '#lib/interactions/index.ts'
import { hasFutureOption, type SectionDecision, type Selection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { LockedList } from './locked-list.tsx'
import type { Looking } from './looking.ts'
import { SelectionList } from './selection-list.tsx'
import { selectionWords } from './selection-words.ts'
import { selectionView } from './view.ts'

const labels = {
  account_selection: { choose: 'chooseAccounts', nothing: 'noAccounts' },
  service_contract_selection: { choose: 'chooseServices', nothing: 'noServices' },
  servicepoint_selection: { choose: 'choosePoints', nothing: 'noneOfKind' },
  meter_device_selection: { choose: 'chooseMeters', nothing: 'noneOfKind' },
  aggregation_selection: { choose: 'chooseTotals', nothing: 'noneOfKind' },
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
  const [t, terms, locale] = [
    await getTranslations('problems'),
    await getTranslations('terms'),
    await getLocale(),
  ]
  const { choose, nothing } = labels[selection.type]
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
      <legend className="mb-4 text-lg font-semibold">{terms(choose)}</legend>
      {problem && (
        <p id={problemId} className="mb-4 font-semibold text-fault">
          {problem} {t('either')}
        </p>
      )}
      {view.total === 0 && (
        <p className="text-soft">{terms(nothing, { utility: getRuntime().profile.name })}</p>
      )}
      {view.total > 0 && selection.editable && (
        <SelectionList
          view={view}
          source={isWhole ? undefined : `/api/selection/${uid}/${section}`}
          words={await selectionWords(choose)}
          invalid={problem !== undefined}
        />
      )}
      {view.total > 0 && !selection.editable && <LockedList selection={selection} />}
      {view.total === 0 && <EmptyList section={section} mark={view.mark} />}
      {hasFutureOption(selection.type) && selection.editable && (
        <FutureOption section={section} type={selection.type} on={decision.includeFuture} />
      )}
    </fieldset>
  )
}

async function FutureOption({
  section,
  type,
  on,
}: {
  section: string
  type: Selection['type']
  on: boolean
}) {
  const t = await getTranslations('terms')
  const isAccounts = type === 'account_selection'
  return (
    <label className="mt-4 flex gap-4 rounded-xl border border-line px-4 py-3.5 has-checked:bg-brand/6">
      <input
        type="checkbox"
        name={selectionNames(section).future}
        defaultChecked={on}
        className="mt-0.5 size-6 shrink-0"
      />
      <span>
        <span className="font-semibold">{t(isAccounts ? 'futureAccounts' : 'futureServices')}</span>{' '}
        <span className="block text-sm text-soft">
          {t(isAccounts ? 'futureAccountsHint' : 'futureServicesHint')}
        </span>
      </span>
    </label>
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
