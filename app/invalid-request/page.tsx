import { getTranslations } from 'next-intl/server'
import { Notice } from '#components/ui/notice.tsx'

export async function generateMetadata() {
  const t = await getTranslations('invalidRequest')
  return { title: t('title') }
}

/** Where there is nobody to send the person back to (ER-020 to ER-022). */
export default async function InvalidRequestPage() {
  const t = await getTranslations('invalidRequest')
  return (
    <Notice tone="stopped" title={t('title')}>
      <p>{t('says')}</p>
      <p className="font-semibold">{t('tell')}</p>
      <p>{t('nothing')}</p>
    </Notice>
  )
}
