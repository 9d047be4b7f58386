import { getLocale } from 'next-intl/server'
import { Data } from '#components/form/data.tsx'
import { Durations } from '#components/form/durations.tsx'
import { Purpose } from '#components/form/purpose.tsx'
import type { Place } from '#components/form/request-section.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import type { ReceiptSection as Section } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type Category, describeSection } from '#lib/wording/index.ts'
import { Chosen } from './chosen.tsx'
import type { Viewer } from './receipt-page.tsx'

/** One request as it was approved, in the form's own words (RC-035, RC-036). */
export async function ReceiptSection({
  id,
  section,
  place,
  heading,
  clientName,
  created,
  address,
  viewer,
  search,
}: {
  id: string
  section: Section
  place: Place
  /** Above the summary, where the section is not what was approved. */
  heading?: string
  /** As it was. */
  clientName: string
  created: string
  address: string
  viewer: Viewer
  search: URLSearchParams
}) {
  const t = await getTranslations('receipt')
  const form = await getTranslations('form')
  const labelledBy = place.isTwin || heading ? `${id}-summary ${id}-place` : `${id}-summary`
  const locale = await getLocale()
  const { profile, catalog } = getRuntime()
  const words = describeSection(section, {
    locale,
    profile,
    catalog,
    at: created,
  })
  return (
    <section aria-labelledby={labelledBy} className="card px-5 py-7 sm:px-9">
      {heading && (
        <p id={`${id}-place`} className="eyebrow mb-1">
          {heading}
        </p>
      )}
      {place.total > 1 && (
        <p id={`${id}-place`} className="eyebrow mb-1">
          {form('requestOf', { number: place.number, total: place.total })}
        </p>
      )}
      <h3 id={`${id}-summary`} className="text-[1.1875rem] leading-snug font-semibold tracking-tight">
        {words.summary}
      </h3>
      <Data categories={viewer === 'owner' ? words.categories : words.categories.map(withoutValues)} />
      <div className="mt-6">
        <Durations past={words.past} ongoing={words.ongoing} />
      </div>
      {section.selection && (
        <div className="mt-6 border-line border-t pt-6">
          <h4 className="font-semibold">{t('selection')}</h4>
          <Chosen id={id} selection={section.selection} address={address} viewer={viewer} search={search} />
        </div>
      )}
      {section.purpose && (
        <div className="mt-6 border-line border-t pt-6">
          <Purpose
            id={`${id}-purpose`}
            of={labelledBy}
            purpose={section.purpose}
            clientName={clientName}
            rel="noopener nofollow"
          />
        </div>
      )}
    </section>
  )
}

/** Values that a client sent may be the customer's (RC-050). */
function withoutValues({ topics, ...category }: Category): Category {
  return { ...category, topics: topics.map(({ only: _, ...topic }) => topic) }
}
