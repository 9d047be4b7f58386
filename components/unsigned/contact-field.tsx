import { getTranslations } from '#components/ui/translations.ts'
import { contactKinds } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** Where the receipt goes, and that nothing else goes there (AN-034, LY-070 to LY-075). */
export async function ContactField({ typed, problem }: { typed: string; problem: string | undefined }) {
  const t = await getTranslations('unsigned')
  const { profile } = getRuntime()
  const takesPhone = contactKinds(profile).includes('phone')
  return (
    <section aria-labelledby="contact-title" className="mt-10">
      <h2 id="contact-title" className="text-lg font-semibold">
        {t('contactTitle')}
      </h2>
      <div className={problem ? 'mt-3 border-fault border-l-4 pl-4' : 'mt-3'}>
        <label htmlFor="contact" className="font-semibold">
          {t(takesPhone ? 'contactEither' : 'contactEmail')}
        </label>
        <p id="contact-hint" className="max-w-prose text-sm text-soft">
          {t('contactWhy', { utility: profile.name })}
        </p>
        {problem && (
          <p id="contact-problem" className="mt-1 font-semibold text-fault">
            {problem}
          </p>
        )}
        <input
          type="text"
          id="contact"
          name="contact"
          defaultValue={typed}
          inputMode={takesPhone ? 'text' : 'email'}
          autoComplete={takesPhone ? 'on' : 'email'}
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={problem ? 'contact-problem contact-hint' : 'contact-hint'}
          aria-invalid={problem !== undefined || undefined}
          className="field mt-1 max-w-md aria-invalid:border-2 aria-invalid:border-fault"
        />
      </div>
    </section>
  )
}
