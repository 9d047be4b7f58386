import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'

/** Only the portal can sign its customer in again. */
export async function SignedOutInPortal() {
  const t = await getTranslations('connections')
  return (
    <Notice tone="waiting" title={t('signedOut')}>
      <p>{t('signedOutText')}</p>
    </Notice>
  )
}
