import type { Metadata } from 'next'
import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { InfoPage } from '../info-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('info.support'))('title') }
}

/** Whom to ask, for customers and for clients' developers: where `support` leads. WG1-01 §3.2 (M-018) */
export default async function SupportPage() {
  const t = await getTranslations('info.support')
  const locale = await getLocale()
  const { support } = getRuntime().profile
  return (
    <InfoPage
      title={t('title')}
      intro={t('intro')}
      sections={[
        { id: 'revoke', title: t('revokeTitle'), text: t('revoke') },
        { id: 'unknown', title: t('unknownTitle'), text: t('unknown') },
        {
          id: 'developers',
          title: t('developersTitle'),
          text: t.rich('developers', {
            guide: (words) => <a href={pagePaths.documentation}>{words}</a>,
            errors: (words) => <a href={`${pagePaths.documentation}/errors`}>{words}</a>,
          }),
        },
      ]}
    >
      <dl className="mt-6 grid gap-x-6 gap-y-1 sm:grid-cols-[9rem_1fr]">
        <dt className="text-soft">{t('email')}</dt>
        <dd>
          <a href={`mailto:${support.email}`} className="inline-block py-1 break-all">
            {support.email}
          </a>
        </dd>
        <dt className="text-soft">{t('phone')}</dt>
        <dd>
          <a href={`tel:${support.phone.replace(/[^+\d]/g, '')}`} className="inline-block py-1">
            {support.phone}
          </a>
        </dd>
        <dt className="text-soft">{t('hours')}</dt>
        <dd>{support.hours[locale] ?? Object.values(support.hours)[0]}</dd>
      </dl>
    </InfoPage>
  )
}
