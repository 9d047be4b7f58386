import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import { ReceiptPage } from '#components/receipt/receipt-page.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { findClient } from '#lib/clients/index.ts'
import {
  findGrantById,
  findReceipt,
  type Grant,
  grantAsOf,
  type Receipt as ReceiptOf,
  receiptAddress,
  receiptsOf,
  sinceReceipt,
} from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'
import { type SearchParams, toSearch } from '../../search-params.ts'
import { csrfTokenIn, customerOfSession } from '../../session.ts'

interface Props {
  params: Promise<{ address: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata() {
  const t = await getTranslations('receipt')
  return { title: t('title') }
}

/** Open to whoever has its address; what is the customer's shows to that customer alone (RC-007, RC-050). */
export default async function Receipt({ params, searchParams }: Props) {
  const { address } = await params
  const { storage, now } = getRuntime()
  const receipt = await findReceipt(storage.db, address)
  const grant = receipt && (await findGrantById(storage.db, receipt.grantId))
  if (!receipt || !grant) return <NoReceipt />
  const customer = await customerOfSession()
  return (
    <ReceiptPage
      address={address}
      receipt={receipt}
      grant={grantAsOf(grant, now())}
      client={await findClient(storage.db, grant.clientId)}
      viewer={!customer ? 'anyone' : customer.id === grant.customerId ? 'owner' : 'other'}
      search={toSearch(await searchParams)}
      {...(await sinceThen(receipt, grant))}
      signOut={customer && { name: customer.name, csrfToken: csrfTokenIn(await cookies()) ?? '' }}
    />
  )
}

/** What the grant is now, by which a receipt may not be the last word any more. */
async function sinceThen(receipt: ReceiptOf, grant: Grant) {
  const { storage, secret, catalog, profile, now } = getRuntime()
  const receipts = await receiptsOf(storage.db, grant.id)
  const [newest] = receipts
  const address =
    newest && newest.number !== receipt.number
      ? await receiptAddress(storage.db, secret, newest.number)
      : undefined
  const entries = receipts.flatMap(({ content }) =>
    content.sections.flatMap(({ selection }) => selection?.chosen ?? []),
  )
  const manner = { locale: await getLocale(), profile, catalog, at: now().toString() }
  return {
    newer: newest && address !== undefined ? { address, created: newest.created } : undefined,
    since: sinceReceipt({
      content: receipt.content,
      granted: grant.granted,
      catalog,
      tell: (section) => describeSection(section, manner),
      known: new Map(entries.map((entry) => [entry.id, entry])),
    }),
  }
}

async function NoReceipt() {
  const t = await getTranslations('receipt')
  return (
    <Notice title={t('notFoundTitle')}>
      <p>{t('notFound')}</p>
    </Notice>
  )
}
