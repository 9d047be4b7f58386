import { getLocale } from 'next-intl/server'
import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { ReceiptContent, SinceReceipt } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'
import type { Viewer } from './receipt-page.tsx'
import { ReceiptSection } from './receipt-section.tsx'

/** A later receipt of the same grant. */
export interface Newer {
  readonly address: string
  readonly created: string
}

/** First on a receipt that is not the last word any more (RC-076). */
export async function Superseded({ address, created }: Newer) {
  const t = await getTranslations('receipt')
  const format = await getFormatter()
  const date = format.dateTime(new Date(created), { dateStyle: 'long', timeStyle: 'short' })
  return (
    <p className="card mt-6 px-5 py-5 sm:px-9">
      <span className="font-semibold">{t('newer', { date })}</span>{' '}
      <a href={pagePaths.receipt(address)}>{t('newerLink')}</a>
    </p>
  )
}

/** What is otherwise now than it was approved, beside the approval itself (RC-072, RC-073). */
export async function Since({
  since,
  content,
  now,
  address,
  viewer,
  search,
}: {
  since: SinceReceipt
  content: ReceiptContent
  /** ISO 8601, UTC. */
  now: string
  address: string
  viewer: Viewer
  search: URLSearchParams
}) {
  const { changed, gone } = since
  if (changed.length + gone.length === 0) return null
  const t = await getTranslations('receipt')
  const locale = await getLocale()
  const { profile, catalog } = getRuntime()
  const manner = { locale, profile, catalog, at: now }
  return (
    <section aria-labelledby="since" className="mt-10">
      <h2 id="since" className="text-lg font-semibold">
        {t('since')}
      </h2>
      <ul className="mt-2 mb-4 grid list-disc gap-1 pl-5 marker:text-soft">
        {gone.map((section) => (
          <li key={section.scopes[0]?.scope}>
            {t('gone', { summary: describeSection(section, manner).summary })}
          </li>
        ))}
      </ul>
      <div className="grid gap-6">
        {changed.map((section, index) => (
          <ReceiptSection
            key={section.scopes[0]?.scope}
            id={`n${index + 1}`}
            section={section}
            place={{ number: index + 1, total: 1, isTwin: false }}
            heading={t('sinceOf')}
            clientName={content.clientName}
            created={now}
            address={address}
            viewer={viewer}
            search={search}
          />
        ))}
      </div>
    </section>
  )
}
