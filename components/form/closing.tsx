import { getTranslations } from 'next-intl/server'
import { NewTab } from '#components/ui/new-tab.tsx'
import { linksOf } from '#lib/config/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** What has to be known in order to decide, and nothing else (LY-060, LY-061). */
export async function Closing({ clientName }: { clientName: string }) {
  const t = await getTranslations('form')
  const { profile } = getRuntime()
  return (
    <section aria-labelledby="closing" className="mt-10">
      <h2 id="closing" className="text-lg font-semibold">
        {t('closing')}
      </h2>
      <ul className="mt-3 grid list-disc gap-2 pl-5 marker:text-soft">
        <li>{t('closingWhat', { client: clientName })}</li>
        <li>{t('closingReceipt')}</li>
        <li>
          {t.rich('closingTerms', {
            utility: profile.name,
            link: (chunks) => <NewTab href={linksOf(profile).terms}>{chunks}</NewTab>,
          })}
        </li>
      </ul>
    </section>
  )
}
