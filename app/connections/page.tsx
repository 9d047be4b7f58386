import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConnectionsPage } from '#components/connections/connections-page.tsx'
import { namesOfClients } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { countGiven, listGiven } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { type SearchParams, toSearch } from '../search-params.ts'
import { csrfTokenIn, signedInCustomer, signInAddress } from '../session.ts'

const onOnePage = 10

export async function generateMetadata() {
  const t = await getTranslations('connections')
  return { title: t('title') }
}

/** The customer's own page: all that they have ever approved, and from each the way to its receipt (AU-035). */
export default async function Connections({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { storage, secret, profile, now } = getRuntime()
  if (profile.withoutSignIn) notFound()
  const search = toSearch(await searchParams)
  const customer = await signedInCustomer()
  if (!customer) redirect(signInAddress(`${pagePaths.connections}${search.size > 0 ? `?${search}` : ''}`))
  const counts = await countGiven(storage.db, customer.id)
  const sought = search.get('name')?.trim() ?? ''
  const names = await namesOfClients(storage.db, [...counts.keys()])
  const clientIds = [...counts.keys()].filter((id) => isNamed(names.get(id) ?? '', sought))
  const total = clientIds.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)
  const pages = Math.max(1, Math.ceil(total / onOnePage))
  const page = pageWithin(search.get('page'), pages)
  const given = await listGiven(
    storage.db,
    secret,
    { customerId: customer.id, clientIds, now: isoInstant(now()) },
    { offset: (page - 1) * onOnePage, limit: onOnePage },
  )
  return (
    <ConnectionsPage
      given={given}
      counts={counts}
      sought={sought}
      page={page}
      pages={pages}
      signedIn={{ name: customer.name, csrfToken: csrfTokenIn(await cookies()) ?? '' }}
    />
  )
}

/** Every word is somewhere in the name, in any letter case. */
function isNamed(name: string, sought: string): boolean {
  const text = name.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function pageWithin(asked: string | null, pages: number): number {
  const page = Number(asked)
  return Number.isInteger(page) && page >= 1 ? Math.min(page, pages) : 1
}
