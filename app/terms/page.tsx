import type { Metadata } from 'next'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { InfoPage } from '../info-page.tsx'

const sections = ['choice', 'who', 'end', 'others', 'service', 'clients'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('info.terms'))('title') }
}

/** For customers, and for those who register clients: where `op_tos_uri` leads. RFC 8414 §2 */
export default async function TermsPage() {
  const t = await getTranslations('info.terms')
  const utility = getRuntime().profile.name
  return (
    <InfoPage
      title={t('title')}
      intro={t('intro', { utility })}
      sections={sections.map((id) => ({
        id,
        title: t(`${id}.title`),
        text: t.rich(`${id}.text`, {
          utility,
          policy: (words) => <a href={pagePaths.policy}>{words}</a>,
        }),
      }))}
    />
  )
}
