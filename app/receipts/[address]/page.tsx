import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { ReceiptPage } from '#components/receipt/receipt-page.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { findClient } from '#lib/clients/index.ts'
import { findGrantById, findReceipt, grantAsOf } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type SearchParams, toSearch } from '../../search-params.ts'
import { csrfTokenIn, signedInCustomer } from '../../session.ts'

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
  const customer = await signedInCustomer()
  return (
    <ReceiptPage
      address={address}
      receipt={receipt}
      status={grantAsOf(grant, now()).status}
      client={await findClient(storage.db, grant.clientId)}
      viewer={!customer ? 'anyone' : customer.id === grant.customerId ? 'owner' : 'other'}
      search={toSearch(await searchParams)}
      signOut={customer && { name: customer.name, csrfToken: csrfTokenIn(await cookies()) ?? '' }}
    />
  )
}

async function NoReceipt() {
  const t = await getTranslations('receipt')
  return (
    <Notice title={t('notFoundTitle')}>
      <p>{t('notFound')}</p>
    </Notice>
  )
}
