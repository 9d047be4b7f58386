import { getTranslations } from 'next-intl/server'
import { Page } from '#components/ui/page.tsx'
import { SignedIn } from '#components/ui/signed-in.tsx'
import { pagePaths } from '#lib/config/index.ts'
import type { Given } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { ClientGroup } from './client-group.tsx'

/** To whom a customer has given access; what ends one stands on its receipt. */
export async function ConnectionsPage({
  given,
  counts,
  sought,
  page,
  pages,
  signedIn,
}: {
  /** One page of them, those of one client together. */
  given: readonly Given[]
  /** How many each client has, on all pages. */
  counts: ReadonlyMap<string, number>
  /** Searched for; empty: everything shows. */
  sought: string
  page: number
  pages: number
  signedIn: { readonly name: string; readonly csrfToken: string }
}) {
  const t = await getTranslations('connections')
  const utility = getRuntime().profile.name
  const groups = [...Map.groupBy(given, ({ grant }) => grant.clientId)]
  return (
    <Page footer={<SignedIn {...signedIn} backTo={pagePaths.home} />}>
      <h1 className="display">{t('title')}</h1>
      {counts.size > 0 ? (
        <>
          <p className="mt-4 max-w-prose">{t('says', { utility })}</p>
          <Search sought={sought} />
        </>
      ) : (
        <Nothing />
      )}
      {counts.size > 0 && given.length === 0 && (
        <p className="card mt-7 px-5 py-7 sm:px-9">
          {t.rich('notFound', { name: sought, b: (chunks) => <bdi>{chunks}</bdi> })}
        </p>
      )}
      <div className="mt-7 grid gap-6">
        {groups.map(([clientId, ofClient]) => (
          <ClientGroup
            key={clientId}
            clientId={clientId}
            given={ofClient}
            count={counts.get(clientId) ?? ofClient.length}
          />
        ))}
      </div>
      {pages > 1 && <Pages page={page} pages={pages} sought={sought} />}
    </Page>
  )
}

async function Nothing() {
  const t = await getTranslations('connections')
  return (
    <div className="card mt-7 px-5 py-8 sm:px-9">
      <h2 className="text-lg font-semibold">{t('nothing')}</h2>
      <p className="mt-2 max-w-prose">{t('nothingText')}</p>
    </div>
  )
}

async function Search({ sought }: { sought: string }) {
  const t = await getTranslations('connections')
  const list = await getTranslations('selection')
  return (
    <search className="no-print mt-6 block">
      <form method="get" action={pagePaths.connections}>
        <label className="font-semibold" htmlFor="name">
          {t('search')}
        </label>
        <div className="mt-1.5 flex flex-wrap items-center gap-3">
          <input
            id="name"
            name="name"
            type="search"
            defaultValue={sought}
            maxLength={200}
            autoComplete="off"
            className="field min-w-0 flex-1 basis-48"
          />
          <button type="submit" className="button button-quiet min-h-12">
            {list('searchButton')}
          </button>
          {sought !== '' && <a href={pagePaths.connections}>{t('all')}</a>}
        </div>
      </form>
    </search>
  )
}

async function Pages({ page, pages, sought }: { page: number; pages: number; sought: string }) {
  const t = await getTranslations('selection')
  const own = await getTranslations('connections')
  const link = (to: number) =>
    `${pagePaths.connections}?${new URLSearchParams({ ...(sought !== '' && { name: sought }), page: `${to}` })}`
  return (
    <nav aria-label={own('pages')} className="no-print mt-7 flex flex-wrap gap-x-5 gap-y-2">
      {page > 1 && (
        <a href={link(page - 1)} rel="prev" className="py-2">
          {t('previous')}
        </a>
      )}
      <span className="number py-2">{t('pageOf', { page, pages })}</span>
      {page < pages && (
        <a href={link(page + 1)} rel="next" className="py-2">
          {t('next')}
        </a>
      )}
    </nav>
  )
}
