import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { FormStart, type WayForm } from './form-start.tsx'
import { nameIn } from './sign-in-paths.tsx'

/** Leads to the utility's own sign-in, with whom the client named. */
export async function ProviderForm({
  start,
  path,
  fault,
  username,
  isAnother,
}: WayForm & { username: string; isAnother: boolean }) {
  const t = await getTranslations('signIn')
  const footer = await getTranslations('footer')
  const locale = await getLocale()
  const isNobody = fault === 'NoCustomer'
  return (
    <form
      method="post"
      action={`/api/auth/signin/${path.id}?${new URLSearchParams({ ui_locales: locale })}`}
      className="mt-7 grid gap-5"
    >
      <FormStart {...start} />
      {isNobody || isAnother ? (
        <input type="hidden" name="another" value="on" />
      ) : (
        <input type="hidden" name="login_hint" value={username} />
      )}
      <p>{t('providerWhy', { utility: getRuntime().profile.name })}</p>
      <button type="submit" className="button">
        {isNobody ? footer('useAnother') : t('goTo', { name: nameIn(path.name, locale) })}
      </button>
    </form>
  )
}
