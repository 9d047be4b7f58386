import type { Metadata } from 'next'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { InfoPage } from '../info-page.tsx'

const sections = ['shared', 'kept', 'cookies', 'logs', 'receipt', 'rights'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('info.privacy'))('title') }
}

/** What is kept of a customer who reads a request and decides. */
export default async function PrivacyPage() {
  const t = await getTranslations('info.privacy')
  return (
    <InfoPage
      title={t('title')}
      intro={t('intro', { utility: getRuntime().profile.name })}
      sections={sections.map((id) => ({
        id,
        title: t(`${id}.title`),
        text: t.rich(`${id}.text`, { support: (words) => <a href={pagePaths.support}>{words}</a> }),
      }))}
    />
  )
}
