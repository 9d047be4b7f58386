import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { Temporal } from 'temporal-polyfill'
import { ConnectionsPage } from '#components/connections/connections-page.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { presentedClients } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { givenInFull, lastUses, monthlyUses, placesGiven } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { type SearchParams, toSearch } from '../search-params.ts'
import { csrfTokenIn, customerOfSession, signInAddress } from '../session.ts'
import { found } from './found.ts'

const onOnePage = 10
const monthsBack = 6

export async function generateMetadata() {
  const t = await getTranslations('connections')
  return { title: t('title') }
}

/** The customer's own page: all that they have ever approved, and from each the way to change or end it (AU-035). */
export default async function Connections({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { storage, secret, profile, now } = getRuntime()
  if (profile.withoutSignIn) notFound()
  const search = toSearch(await searchParams)
  const customer = await customerOfSession()
  if (!customer) redirect(signInAddress(`${pagePaths.connections}${search.size > 0 ? `?${search}` : ''}`))
  const all = await placesGiven(storage.db, customer.id, isoInstant(now()))
  const clients = await presentedClients(
    storage.db,
    all.map(({ clientId }) => clientId),
  )
  const sought = search.get('name')?.trim() ?? ''
  const places = sought === '' ? all : await found(all, sought, customer.id, clients)
  const isWhole = search.get('all') === 'yes'
  const pages = isWhole ? 1 : Math.max(1, Math.ceil(places.length / onOnePage))
  const page = pageWithin(search.get('page'), pages)
  const shown = isWhole ? places : places.slice((page - 1) * onOnePage, page * onOnePage)
  const ids = shown.map(({ grantId }) => grantId)
  const months = monthsUntil(now(), profile.timezone)
  const [given, monthly] = await Promise.all([
    givenInFull(storage.db, secret, ids),
    sought === '' ? monthlyUses(storage.db, customer.id, `${months[0]}-01`) : [],
  ])
  const uses = await lastUses(
    storage.db,
    given.map(({ grant }) => grant.parent ?? grant.id),
  )
  return (
    <ConnectionsPage
      given={given}
      all={all}
      clients={clients}
      uses={uses}
      reads={{ months, monthly }}
      sought={sought}
      paging={{ page, pages, isWhole }}
      signedIn={{ name: customer.name, csrfToken: csrfTokenIn(await cookies()) ?? '' }}
    />
  )
}

function pageWithin(asked: string | null, pages: number): number {
  const page = Number(asked)
  return Number.isInteger(page) && page >= 1 ? Math.min(page, pages) : 1
}

/** The last months by the utility's calendar, the present one last: `2026-03`. */
function monthsUntil(at: Temporal.Instant, timeZone: string): readonly string[] {
  const present = at.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth()
  return Array.from({ length: monthsBack }, (_, index) =>
    present.subtract({ months: monthsBack - 1 - index }).toString(),
  )
}
