import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'

export default async function NotFoundPage() {
  const t = await getTranslations('notFound')
  return (
    <Notice
      tone="caution"
      title={t('title')}
      ways={
        <a href={pagePaths.home} className="button button-quiet">
          {t('home')}
        </a>
      }
    >
      <p>{t('says')}</p>
    </Notice>
  )
}
