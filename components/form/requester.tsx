import type { ReactNode } from 'react'
import { ClientName, foreignRel } from '#components/ui/client-name.tsx'
import { Mark } from '#components/ui/mark.tsx'
import { NewTab } from '#components/ui/new-tab.tsx'
import { placeOf, safeAddress } from '#components/ui/safe-address.ts'
import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import { type Client, type ClientReview, reviewOf } from '#lib/clients/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/**
 * Who asks, in one sentence (LY-030 to LY-032), and what the utility knows of them. Their website is a link only where
 * the utility has confirmed it (LY-033); whatever they say of themselves is text.
 */
export async function Requester({
  client,
  customerName,
  returnsTo,
}: {
  client: Client
  /** Left out where nobody signs in. */
  customerName: string | undefined
  returnsTo: string
}) {
  const t = await getTranslations('form')
  const unsigned = await getTranslations('unsigned')
  const { profile, storage } = getRuntime()
  const review = await reviewOf(storage.db, client)
  const website = safeAddress(client.uri)
  const name = (chunks: ReactNode) => (
    <ClientName website={review.isWebsiteConfirmed ? website : undefined} className="text-brand">
      {chunks}
    </ClientName>
  )
  return (
    <section aria-labelledby="title" className="pb-9">
      <h2 id="title" className="display">
        {t.rich('asks', { client: client.name, utility: profile.name, b: name })}
      </h2>
      <p className="mt-4 text-soft">
        {customerName === undefined ? unsigned('intro') : t.rich('signedIn', { name: customerName, b: bold })}
      </p>
      <dl className="mt-6 grid gap-y-1.5 rounded-card border border-line bg-card px-5 py-4 text-[0.9375rem] sm:px-9">
        <Reviewed review={review} />
        {website && <Website host={website.host} review={review} />}
        <Fact label={t('registered')}>{await longDate(client.created)}</Fact>
        <Fact label={t('afterwards')}>
          <WayBack returnsTo={returnsTo} />
        </Fact>
        <OwnPages client={client} />
      </dl>
    </section>
  )
}

const bold = (chunks: ReactNode) => <bdi className="font-semibold text-ink">{chunks}</bdi>

async function longDate(instant: string): Promise<string> {
  return (await getFormatter()).dateTime(new Date(instant), { dateStyle: 'long' })
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 min-[21rem]:grid-cols-[6rem_1fr] sm:grid-cols-[9rem_1fr] sm:gap-x-6">
      <dt className="text-soft">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

async function Reviewed({ review }: { review: ClientReview }) {
  const t = await getTranslations('form')
  const utility = getRuntime().profile.name
  const { reviewed } = review
  return (
    <div className="mb-1.5 border-line border-b pb-3">
      <dt className="sr-only">{t('review')}</dt>
      <dd className="flex gap-2.5">
        <Mark tone={reviewed ? 'good' : 'caution'} className="mt-0.5 size-5 shrink-0" />
        <span className="min-w-0">
          {reviewed
            ? t('reviewed', { utility, date: await longDate(reviewed) })
            : t.rich('notReviewed', { utility, b: bold })}
        </span>
      </dd>
    </div>
  )
}

async function Website({ host, review }: { host: string; review: ClientReview }) {
  const t = await getTranslations('form')
  const words = review.isWebsiteConfirmed ? 'websiteConfirmed' : 'websiteNotConfirmed'
  return <Fact label={t('website')}>{t.rich(words, { host, b: bold })}</Fact>
}

async function WayBack({ returnsTo }: { returnsTo: string }) {
  const t = await getTranslations('form')
  const { environment, profile } = getRuntime()
  return safeAddress(returnsTo)?.origin === new URL(environment.publicUrl).origin
    ? t('staysHere', { utility: profile.name })
    : t.rich('returns', { host: placeOf(returnsTo), b: bold })
}

async function OwnPages({ client }: { client: Client }) {
  const t = await getTranslations('form')
  const [policy, terms] = [client.policyUri, client.tosUri].map(safeAddress)
  if (!policy && !terms) return null
  return (
    <Fact label={t('ownPages')}>
      <span className="flex flex-wrap gap-x-5">
        {policy && (
          <NewTab href={policy.href} rel={foreignRel}>
            {t('clientPolicy')}
          </NewTab>
        )}
        {terms && (
          <NewTab href={terms.href} rel={foreignRel}>
            {t('clientTerms')}
          </NewTab>
        )}
      </span>
    </Fact>
  )
}
