import { getTranslations } from 'next-intl/server'

/** Ends the session at once (AN-016); the receipt stays open, without what is the customer's. */
export async function SignOut({
  name,
  csrfToken,
  backTo,
}: {
  name: string
  csrfToken: string
  backTo: string
}) {
  const t = await getTranslations('footer')
  return (
    <form
      method="post"
      action="/api/auth/signout"
      className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1"
    >
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={backTo} />
      <span>{t('signedIn', { name })}</span>
      <button type="submit" className="link-button min-h-11">
        {t('signOut')}
      </button>
    </form>
  )
}
