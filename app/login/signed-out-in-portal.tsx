import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'

/** Only the portal can sign its customer in again. */
export async function SignedOutInPortal() {
  const t = await getTranslations('connections')
  return (
    <Notice tone="waiting" title={t('signedOut')}>
      <p>{t('signedOutText')}</p>
    </Notice>
  )
}
