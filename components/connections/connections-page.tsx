import { PrintButton } from '#components/receipt/print-button.tsx'
import { Page } from '#components/ui/page.tsx'
import { SignedIn, type SignedInAs } from '#components/ui/signed-in.tsx'
import type { PresentedClient } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Given, GivenPlace } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { ClientGroup } from './client-group.tsx'
import { type EntryWords, entryWords } from './entry-words.ts'
import { NameMissing } from './name-missing.tsx'
import { isReadHere } from './read-here.ts'
import { type Reads, ReadsChart } from './reads-chart.tsx'

/** `isWhole`: everything on one page, as it is printed. */
interface Paging {
  readonly page: number
  readonly pages: number
  readonly isWhole: boolean
}

/** To whom a customer has given access, what was read, and the way to change each. */
export async function ConnectionsPage({
  given,
  all,
  clients,
  uses,
  reads,
  sought,
  paging,
  signedIn,
}: {
  /** One page of them, those of one client together. */
  given: readonly Given[]
  /** On all pages, and also what a search leaves out. */
  all: readonly GivenPlace[]
  /** Of all of these. */
  clients: ReadonlyMap<string, PresentedClient>
  /** When data was last read, by the grant that is read by: of a part it is the whole. */
  uses: ReadonlyMap<string, string>
  reads: Reads
  /** Searched for; empty: everything shows. */
  sought: string
  paging: Paging
  signedIn: SignedInAs
}) {
  const words = await entryWords()
  const { t } = words
  const utility = getRuntime().profile.name
  const counts = Map.groupBy(all, ({ clientId }) => clientId)
  const covering = Map.groupBy(all, ({ coveredBy }) => coveredBy)
  const covered = new Set(all.flatMap(({ grantId, coveredBy }) => (coveredBy ? [grantId] : [])))
  const groups = [...Map.groupBy(given, ({ grant }) => grant.clientId)]
  return (
    <Page footer={<SignedIn {...signedIn} backTo={pagePaths.home} />}>
      <h1 id="title" className="display">
        {t('title')}
      </h1>
      {signedIn.name === undefined && <NameMissing />}
      {all.length > 0 ? (
        <>
          <p className="mt-4 max-w-prose">{t('says', { utility })}</p>
          <Search sought={sought} words={words} />
        </>
      ) : (
        <Nothing words={words} />
      )}
      {all.length > 0 && given.length === 0 && (
        <p className="card mt-7 px-5 py-7 sm:px-9">
          {t.rich('notFound', { name: sought, b: (chunks) => <bdi>{chunks}</bdi> })}
        </p>
      )}
      <div className="mt-7 grid gap-6">
        {groups.map(([clientId, ofClient]) => (
          <ClientGroup
            key={clientId}
            clientId={clientId}
            client={clients.get(clientId)}
            given={ofClient}
            count={counts.get(clientId)?.length ?? ofClient.length}
            uses={uses}
            covers={(grantId) => covering.get(grantId)?.length ?? 0}
            isCovered={(grantId) => covered.has(grantId)}
            words={words}
          />
        ))}
      </div>
      {paging.pages > 1 && <Pages {...paging} sought={sought} words={words} />}
      {all.length > 0 && sought === '' && isReadHere(getRuntime().profile) && <ReadsChart {...reads} />}
      {all.length > 0 && (
        <Record isWhole={paging.isWhole} canBeWhole={paging.isWhole || paging.pages > 1} words={words} />
      )}
    </Page>
  )
}

function Nothing({ words: { t } }: { words: EntryWords }) {
  return (
    <div className="card mt-7 px-5 py-8 sm:px-9">
      <h2 className="text-lg font-semibold">{t('nothing')}</h2>
      <p className="mt-2 max-w-prose">{t('nothingText')}</p>
    </div>
  )
}

function Search({ sought, words: { t, selection } }: { sought: string; words: EntryWords }) {
  return (
    <search className="no-print mt-6 block">
      <form method="get" action={pagePaths.connections}>
        <label className="font-semibold" htmlFor="name">
          {t('search')}
        </label>
        <p id="name-hint" className="text-sm text-soft">
          {t('searchHint')}
        </p>
        <div className="mt-1.5 flex flex-wrap items-center gap-3">
          <input
            id="name"
            name="name"
            type="search"
            defaultValue={sought}
            maxLength={200}
            autoComplete="off"
            aria-describedby="name-hint"
            className="field min-w-0 flex-1 basis-48"
          />
          <button type="submit" className="button button-quiet min-h-12">
            {selection('searchButton')}
          </button>
          {sought !== '' && <a href={pagePaths.connections}>{t('all')}</a>}
        </div>
      </form>
    </search>
  )
}

/** The customer's own record, to be kept and printed. */
function Record({
  isWhole,
  canBeWhole,
  words: { t, receipt },
}: {
  isWhole: boolean
  canBeWhole: boolean
  words: EntryWords
}) {
  return (
    <section aria-labelledby="record" className="no-print mt-9">
      <h2 id="record" className="text-lg font-semibold">
        {t('record')}
      </h2>
      <p className="mt-1">{t(isReadHere(getRuntime().profile) ? 'recordText' : 'recordUnread')}</p>
      <ul className="mt-2">
        <li>
          <a href={pagePaths.connectionsRecord} download className="inline-block py-2">
            {t('download')}
          </a>
        </li>
        {canBeWhole && (
          <li>
            <a
              href={isWhole ? pagePaths.connections : `${pagePaths.connections}?all=yes`}
              className="inline-block py-2"
            >
              {t(isWhole ? 'showPages' : 'showAll')}
            </a>
          </li>
        )}
      </ul>
      <p className="mt-3">
        <PrintButton label={receipt('print')} />
      </p>
    </section>
  )
}

function Pages({
  page,
  pages,
  sought,
  words: { t, selection },
}: Paging & { sought: string; words: EntryWords }) {
  const link = (to: number) =>
    `${pagePaths.connections}?${new URLSearchParams({ ...(sought !== '' && { name: sought }), page: `${to}` })}`
  return (
    <nav aria-label={t('pages')} className="no-print mt-7 flex flex-wrap gap-x-5 gap-y-2">
      {page > 1 && (
        <a href={link(page - 1)} rel="prev" className="py-2">
          {selection('previous')}
        </a>
      )}
      <span className="number py-2">{selection('pageOf', { page, pages })}</span>
      {page < pages && (
        <a href={link(page + 1)} rel="next" className="py-2">
          {selection('next')}
        </a>
      )}
    </nav>
  )
}
