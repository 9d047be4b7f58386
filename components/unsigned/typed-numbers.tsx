import { FutureOption } from '#components/selection/future-option.tsx'
import { headings } from '#components/selection/headings.ts'
import { getTranslations } from '#components/ui/translations.ts'
import { typedNames } from '#lib/interactions/index.ts'
import { everythingTyped, hasFutureOption, type SectionDecision, type Selection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { wholeList } from '#lib/wording/index.ts'

const numberTerms = {
  account_selection: 'account',
  service_contract_selection: 'service',
  servicepoint_selection: 'point',
  meter_device_selection: 'meter',
  aggregation_selection: 'group',
} as const

/**
 * Numbers that the request names, and those that the customer types in; nothing else is said of any of them, and
 * nothing looked up (AN-030 to AN-033, SL-020, SL-021).
 */
export async function TypedNumbers({
  section,
  selection,
  decision,
  left,
  problem,
  numberProblem,
}: {
  section: string
  selection: Selection
  decision: SectionDecision
  /** What was typed and is no such number. */
  left: string
  /** What is wrong with the choice, in a sentence. */
  problem: string | undefined
  /** What is wrong in the field. */
  numberProblem: string | undefined
}) {
  const [t, terms, problems] = [
    await getTranslations('unsigned'),
    await getTranslations('terms'),
    await getTranslations('problems'),
  ]
  const names = typedNames(section)
  const chosen = new Set(decision.entries)
  const example = getRuntime().profile.withoutSignIn?.numbers[selection.type]?.example
  const [problemId, hintId, leftId] = [`${section}-problem`, `${section}-hint`, `${section}-left`]
  const fieldId = `${section}-typed`
  const isFieldWrong =
    numberProblem !== undefined || (problem !== undefined && selection.entries.length === 0)
  return (
    <fieldset
      id={`${section}-selection`}
      tabIndex={-1}
      aria-describedby={problem ? problemId : undefined}
      className={`min-w-0 ${problem || numberProblem ? 'border-fault border-l-4 pl-4' : ''}`}
    >
      <legend className="mb-4 text-lg font-semibold">{terms(headings[selection.type])}</legend>
      {problem && (
        <p id={problemId} className="mb-4 font-semibold text-fault">
          {problem} {problems('either')}
        </p>
      )}
      {selection.entries.length > 0 && (
        <ul className="mb-5 divide-y divide-line rounded-xl border border-line">
          {selection.entries.map((entry) => (
            <li key={entry.id}>
              <label className="flex gap-4 px-4 py-3.5 has-checked:bg-brand/6">
                <input
                  type="checkbox"
                  name={names.number}
                  value={entry.id}
                  defaultChecked={chosen.has(entry.id)}
                  aria-invalid={problem !== undefined || undefined}
                  className="mt-0.5 size-6 shrink-0"
                />
                <span className="number min-w-0 break-words font-semibold">
                  {entry.id === everythingTyped ? t(wholeList[selection.type]) : entry.number}
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={fieldId} className="font-semibold">
        {t(numberTerms[selection.type])}
      </label>
      <p id={hintId} className="text-sm text-soft">
        {example === undefined ? t('numberHint') : t('numberHintFor', { example })}
      </p>
      {numberProblem && (
        <p id={leftId} className="mt-1 font-semibold text-fault">
          {numberProblem}
        </p>
      )}
      <div className="mt-1 flex gap-2">
        <input
          type="text"
          id={fieldId}
          name={names.typed}
          defaultValue={left}
          aria-describedby={numberProblem ? `${leftId} ${hintId}` : hintId}
          aria-invalid={isFieldWrong || undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="field aria-invalid:border-2 aria-invalid:border-fault"
        />
        <button
          type="submit"
          name="do"
          value={`${section}.add`}
          formAction="/api/drafts"
          formNoValidate
          className="button button-quiet shrink-0"
        >
          {t('add')}
        </button>
      </div>
      {hasFutureOption(selection.type) && (
        <FutureOption name={names.future} type={selection.type} on={decision.includeFuture} />
      )}
    </fieldset>
  )
}
