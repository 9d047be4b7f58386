import { entryWords } from '#components/connections/entry-words.ts'
import { Standing } from '#components/connections/standing.tsx'
import { NewTab } from '#components/ui/new-tab.tsx'
import { Page } from '#components/ui/page.tsx'
import { safeAddress } from '#components/ui/safe-address.ts'
import { SignedIn, type SignedInAs } from '#components/ui/signed-in.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import type { Client } from '#lib/clients/index.ts'
import { linksOf, pagePaths } from '#lib/config/index.ts'
import {
  type Grant,
  givesAccess,
  type Receipt,
  type ReceiptContent,
  type SinceReceipt,
} from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { Manage } from './manage.tsx'
import { PrintButton } from './print-button.tsx'
import { ReceiptSection } from './receipt-section.tsx'
import { type Newer, Since, Superseded } from './since.tsx'

/** Who looks at a receipt: the one who approved, somebody else who is signed in, or anyone with its address. */
export type Viewer = 'owner' | 'other' | 'anyone'

/** What was approved, as it was; how it stands now; and the way to take it back (WG3-01 §9.4). */
export async function ReceiptPage({
  address,
  receipt,
  grant,
  client,
  viewer,
  search,
  signOut,
  since,
  newer,
}: {
  address: string
  receipt: Receipt
  grant: Pick<Grant, 'status' | 'expires'>
  /** As it is now. */
  client: Client | undefined
  viewer: Viewer
  search: URLSearchParams
  /** Who is signed in, and what next-auth wants to sign them out. */
  since: SinceReceipt
  newer: Newer | undefined
  signOut: SignedInAs | undefined
}) {
  const words = await entryWords()
  const { receipt: t, format } = words
  const { status } = grant
  const links = linksOf(getRuntime().profile)
  const { content, number, created } = receipt
  const sections = content.sections.map((section, index) => ({ id: `s${index + 1}`, section }))
  const termsThen = content.termsUri ?? links.terms
  const typesOf = ({ scopes }: ReceiptContent['sections'][number]) => scopes.map(({ type }) => type).join()
  const isTwin = (one: ReceiptContent['sections'][number]) =>
    content.sections.some((other) => other !== one && typesOf(other) === typesOf(one))
  const isOn = givesAccess(status) || status === 'future' || status === 'suspended'
  return (
    <Page footer={signOut && <SignedIn {...signOut} backTo={pagePaths.receipt(address)} />}>
      <h1 id="title" className="display">
        {t('title')}
      </h1>
      {newer && <Superseded {...newer} />}
      <div className="card mt-7 px-5 py-7 sm:px-9 sm:py-9">
        <Recipient receipt={receipt} client={client} />
        <dl className="mt-6 grid gap-x-8 gap-y-4 sm:grid-cols-2">
          <Fact label={t('status')}>
            <div id="status">
              <Standing grant={grant} words={words} />
            </div>
          </Fact>
          <Fact label={t('number')}>
            <span className="number font-semibold">{number}</span>
          </Fact>
          <Fact label={t('created')}>
            <time dateTime={created}>
              {format.dateTime(new Date(created), { dateStyle: 'long', timeStyle: 'short' })}
            </time>
          </Fact>
        </dl>
        <p className="mt-6 rounded-xl bg-paper px-4 py-3 text-[0.9375rem]">
          {t(isOn ? 'keep' : 'keepEnded')}
        </p>
      </div>
      <h2 className="mt-10 mb-4 text-lg font-semibold">{t('what')}</h2>
      <div className="grid gap-6">
        {sections.map(({ id, section }, index) => (
          <ReceiptSection
            key={id}
            id={id}
            section={section}
            place={{ number: index + 1, total: sections.length, isTwin: isTwin(section) }}
            clientName={content.clientName}
            created={created}
            address={address}
            viewer={viewer}
            search={search}
          />
        ))}
      </div>
      <Since
        since={since}
        content={content}
        now={getRuntime().now().toString()}
        address={address}
        viewer={viewer}
        search={search}
      />
      <Manage address={address} clientName={content.clientName} isOn={isOn} status={status} search={search} />
      <section className="mt-9 grid gap-2">
        <p>
          {t('termsText')}{' '}
          <NewTab href={termsThen}>{t('termsLink', { utility: content.utilityName })}</NewTab>
        </p>
        {links.terms !== termsThen && (
          <p>
            <NewTab href={links.terms}>{t('termsNow', { utility: content.utilityName })}</NewTab>
          </p>
        )}
        <p>
          {t('supportText')} <NewTab href={links.support}>{t('supportLink')}</NewTab>
        </p>
      </section>
      <p className="no-print mt-6">
        <PrintButton label={t('print')} />
      </p>
    </Page>
  )
}

/** The client as the form showed it, and what has changed since (RC-033, RC-070, RC-071). */
async function Recipient({ receipt, client }: { receipt: Receipt; client: Client | undefined }) {
  const t = await getTranslations('receipt')
  const { clientName, clientUri } = receipt.content
  const website = safeAddress(clientUri)
  const websiteNow = safeAddress(client?.uri)
  return (
    <>
      <p className="text-[1.375rem] leading-snug font-semibold tracking-tight">
        {t.rich('for', { client: clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
      </p>
      {website && (
        <p>
          <NewTab href={website.href} rel="noopener nofollow" className="inline-block py-0.5">
            {website.host}
          </NewTab>
        </p>
      )}
      {client && client.name !== clientName && <p>{t('was', { name: client.name })}</p>}
      {websiteNow && websiteNow.href !== website?.href && (
        <p>
          <NewTab href={websiteNow.href} rel="noopener nofollow" className="inline-block py-0.5">
            {t('uriNow', { host: websiteNow.host })}
          </NewTab>
        </p>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="eyebrow">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
