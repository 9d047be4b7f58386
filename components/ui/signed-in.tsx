import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'

export interface SignedInAs {
  /** `undefined`: not known while the utility's directory does not answer. */
  readonly name: string | undefined
  readonly csrfToken: string
}

/** Who is signed in, the way to all that they have approved (AU-035), and the end of the session at once (AN-016). */
export async function SignedIn({ name, csrfToken, backTo }: SignedInAs & { backTo: string }) {
  const t = await getTranslations('footer')
  return (
    <form
      method="post"
      action="/api/auth/signout"
      className="mb-4 flex flex-wrap items-baseline gap-x-4 gap-y-1"
    >
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={backTo} />
      <span className="around">{name === undefined ? t('signedInNow') : t('signedIn', { name })}</span>
      <a href={pagePaths.connections} className="no-print py-2">
        {t('connections')}
      </a>
      <button type="submit" className="around no-print link-button min-h-11">
        {t('signOut')}
      </button>
    </form>
  )
}
