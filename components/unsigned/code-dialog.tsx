import { FormToken } from '#components/form/form-token.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { codeLifetimeMinutes, type UnsignedForm } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** What the last post of the dialog came to; stands in the form's address. */
const outcomes = ['sent', 'again', 'wrong', 'digits', 'late', 'limit'] as const
export type CodeOutcome = (typeof outcomes)[number]

export function codeOutcome(search: URLSearchParams): CodeOutcome | undefined {
  return outcomes.find((outcome) => outcome === search.get('verify'))
}

/**
 * Asks for the one-time code, over the form, which stays as it is (AN-040 to AN-046). The right code is the approval:
 * there is no other button after it. Needs no script: the rest of the page is inert.
 */
export async function CodeDialog({
  uid,
  token,
  check,
  outcome,
  host,
}: {
  uid: string
  token: string
  check: NonNullable<UnsignedForm['check']>
  outcome: CodeOutcome
  /** Where the customer goes back to. */
  host: string
}) {
  const t = await getTranslations('unsigned')
  const form = await getTranslations('form')
  const tries = getRuntime().profile.withoutSignIn?.tries ?? 0
  const isFault = outcome !== 'sent' && outcome !== 'again'
  const says = isFault ? t(outcome, { left: tries - check.failures }) : undefined
  return (
    <dialog open aria-modal="true" aria-labelledby="code-title" className="code-dialog card">
      <h2 id="code-title" className="display">
        {t('codeTitle')}
      </h2>
      <p className="mt-4">
        {t.rich(outcome === 'again' ? 'codeSentAgain' : 'codeSent', {
          contact: check.contact.value,
          minutes: codeLifetimeMinutes,
          b: (chunks) => <bdi className="font-semibold [overflow-wrap:anywhere]">{chunks}</bdi>,
        })}
      </p>
      <form method="post" action="/api/grants" className="mt-6">
        <FormToken uid={uid} token={token} />
        {says && (
          <p role="alert" id="code-problem" className="mb-3 font-semibold text-fault">
            {says}
          </p>
        )}
        <label htmlFor="code" className="font-semibold">
          {t('code')}
        </label>
        <input
          type="text"
          id="code"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          autoFocus
          aria-describedby={says ? 'code-problem code-means' : 'code-means'}
          aria-invalid={isFault || undefined}
          className="field number mt-1 text-2xl tracking-[0.2em] aria-invalid:border-2 aria-invalid:border-fault"
        />
        <p id="code-means" className="mt-2 text-sm text-soft">
          {t('codeMeans', { host })}
        </p>
        <div className="mt-5 grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2">
          <button type="submit" name="decision" value="verify" className="button">
            {t('confirm')}
          </button>
          <button type="submit" name="decision" value="decline" className="button">
            {form('decline')}
          </button>
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-1">
          <button type="submit" name="decision" value="resend" className="link-button min-h-11">
            {t('resend')}
          </button>
          <a href={`${pagePaths.authorize(uid)}#contact`} className="inline-flex min-h-11 items-center">
            {t('change')}
          </a>
        </div>
      </form>
    </dialog>
  )
}
