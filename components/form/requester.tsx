import { getTranslations } from 'next-intl/server'
import { NewTab } from '#components/ui/new-tab.tsx'
import { placeOf, safeAddress } from '#components/ui/safe-address.ts'
import type { Client } from '#lib/clients/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/**
 * Who asks, in one sentence (LY-030 to LY-032). A client's website is not confirmed by the utility, and so is no
 * link (LY-033); whatever the client says of itself is text.
 */
export async function Requester({
  client,
  customerName,
  returnsTo,
}: {
  client: Client
  customerName: string
  returnsTo: string
}) {
  const t = await getTranslations('form')
  const [policy, terms, website] = [client.policyUri, client.tosUri, client.uri].map(safeAddress)
  const bold = (chunks: React.ReactNode) => <bdi className="font-semibold text-ink">{chunks}</bdi>
  return (
    <section className="pt-3 pb-9 sm:pt-6">
      <h2 className="display">
        {t.rich('asks', {
          client: client.name,
          utility: getRuntime().profile.name,
          b: (chunks) => <bdi className="text-brand">{chunks}</bdi>,
        })}
      </h2>
      <div className="mt-5 grid gap-1 text-soft">
        <p>{t.rich('signedIn', { name: customerName, b: bold })}</p>
        {website && website.host !== placeOf(returnsTo) && (
          <p>{t.rich('website', { host: website.host, b: bold })}</p>
        )}
        <p>{t.rich('returns', { host: placeOf(returnsTo), b: bold })}</p>
        {(policy || terms) && (
          <p className="flex flex-wrap gap-x-5">
            {policy && (
              <NewTab href={policy.href} rel="noopener noreferrer nofollow">
                {t('clientPolicy')}
              </NewTab>
            )}
            {terms && (
              <NewTab href={terms.href} rel="noopener noreferrer nofollow">
                {t('clientTerms')}
              </NewTab>
            )}
          </p>
        )}
      </div>
    </section>
  )
}
