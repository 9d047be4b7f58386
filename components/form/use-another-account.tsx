import { getTranslations } from '#components/ui/translations.ts'
import { FormToken } from './form-token.tsx'

/** Signs in anew and comes back to this same request (LY-100). */
export async function UseAnotherAccount({
  uid,
  token,
  customerName,
}: {
  uid: string
  token: string
  customerName: string
}) {
  const t = await getTranslations('footer')
  return (
    <form
      method="post"
      action="/api/another-account"
      className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1"
    >
      <FormToken uid={uid} token={token} />
      <span>{t('signedIn', { name: customerName })}</span>
      <button type="submit" className="link-button min-h-11">
        {t('useAnother')}
      </button>
    </form>
  )
}
