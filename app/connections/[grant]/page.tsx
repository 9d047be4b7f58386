import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { ConnectionPage } from '#components/connections/connection-page.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { findClient } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { givenInFull, grantAsOf, historyOf, receiptsOf, renewalOf, usesOf } from '#lib/grants/index.ts'
import { formToken } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { type SearchParams, toSearch } from '../../search-params.ts'
import { csrfTokenIn, customerOfSession, signInAddress } from '../../session.ts'

interface Props {
  params: Promise<{ grant: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata() {
  const t = await getTranslations('connections')
  return { title: t('title') }
}

/** One approval of the customer's own: what was read by it, what happened to it, and what changes or ends it. */
export default async function Connection({ params, searchParams }: Props) {
  const { storage, secret, profile, catalog, now } = getRuntime()
  if (profile.withoutSignIn) notFound()
  const { grant: id } = await params
  const customer = await customerOfSession()
  if (!customer) redirect(signInAddress(pagePaths.connection(encodeURIComponent(id))))
  const [given] = await givenInFull(storage.db, secret, [id])
  if (given?.grant.customerId !== customer.id) notFound()
  const grant = grantAsOf(given.grant, now())
  const [client, receipts, history, uses] = await Promise.all([
    findClient(storage.db, grant.clientId),
    receiptsOf(storage.db, id),
    historyOf(storage.db, id),
    usesOf(storage.db, grant.parent ?? id),
  ])
  return (
    <ConnectionPage
      given={{ ...given, grant }}
      clientName={client?.name ?? given.receipt.content.clientName}
      renewal={renewalOf(grant, given.receipt, { catalog, timezone: profile.timezone, now: now() })}
      receipts={receipts}
      history={history}
      uses={uses}
      search={toSearch(await searchParams)}
      token={formToken(secret, id, customer.id)}
      signedIn={{ name: customer.name, csrfToken: csrfTokenIn(await cookies()) ?? '' }}
    />
  )
}
