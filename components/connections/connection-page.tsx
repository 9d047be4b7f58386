import { Page } from '#components/ui/page.tsx'
import { SignedIn, type SignedInAs } from '#components/ui/signed-in.tsx'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Given, HistoryEntry, Receipt, Renewal, Use } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { ChangeGrant } from './change-grant.tsx'
import { entryWords } from './entry-words.ts'
import { Facts } from './facts.tsx'
import { Happened, WhatWasRead } from './happened.tsx'
import { NameMissing } from './name-missing.tsx'
import { Opened } from './opened.tsx'
import { isReadHere } from './read-here.ts'
import { refusalIn } from './refused.ts'
import { Standing } from './standing.tsx'

/** One approval with all that can be known of it, and done with it. */
export async function ConnectionPage({
  given,
  clientName,
  renewal,
  receipts,
  history,
  uses,
  search,
  token,
  signedIn,
}: {
  given: Given
  /** As it is now. */
  clientName: string
  renewal: Renewal | undefined
  receipts: readonly Receipt[]
  history: readonly HistoryEntry[]
  uses: readonly Use[]
  search: URLSearchParams
  token: string
  signedIn: SignedInAs
}) {
  const words = await entryWords()
  const { t } = words
  const { grant, receipt, address } = given
  const lastRead = uses
    .map(({ lastAt }) => lastAt)
    .toSorted()
    .at(-1)
  return (
    <Page footer={<SignedIn {...signedIn} backTo={pagePaths.home} />}>
      <p className="no-print">
        <a href={pagePaths.connections} className="inline-block py-2">
          {t('title')}
        </a>
      </p>
      <h1 id="title" className="display [overflow-wrap:anywhere]">
        <bdi>{clientName}</bdi>
      </h1>
      {signedIn.name === undefined && <NameMissing />}
      <Said search={search} />
      <div className="card mt-7 px-5 py-7 sm:px-9">
        <Standing grant={grant} words={words} />
        <Opened given={given} heading="h2" words={words} />
        <Facts grant={grant} lastRead={lastRead} words={words} />
        <p className="mt-3">
          <a href={pagePaths.receipt(address)} className="inline-block py-2">
            {t('receipt', { number: receipt.number })}
          </a>
        </p>
      </div>
      <ChangeGrant
        grant={grant}
        clientName={clientName}
        renewal={renewal}
        receipts={receipts}
        search={search}
        token={token}
      />
      {isReadHere(getRuntime().profile) && <WhatWasRead uses={uses} clientName={clientName} />}
      <Happened history={history} />
    </Page>
  )
}

/** What became of the press of a button, where focus is then. */
async function Said({ search }: { search: URLSearchParams }) {
  const problem = search.get('problem')
  if (problem === null && search.get('done') === null) return null
  const t = await getTranslations('connections')
  const refusal = refusalIn(search)
  return (
    <div id="said" tabIndex={-1} className="card mt-6 px-5 py-5 sm:px-9">
      <p role={problem === null ? 'status' : 'alert'} className="font-semibold">
        {refusal && <a href={`#${refusal.field}`}>{t(refusal.says)}</a>}
        {!refusal && t(problem === null ? 'done' : 'failed')}
      </p>
    </div>
  )
}
