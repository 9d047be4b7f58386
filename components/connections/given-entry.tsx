import type { ReactNode } from 'react'
import { pagePaths } from '#lib/config/index.ts'
import { appliesTo, type Given, type Grant, grantAsOf, isOver, sinceReceipt } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'
import { partsOf } from './drop-entries.tsx'
import type { EntryWords } from './entry-words.ts'
import { Facts } from './facts.tsx'
import { Opened } from './opened.tsx'
import { isReadHere } from './read-here.ts'
import { Standing } from './standing.tsx'

/** One approval: how it stands, what it opens and for how long, and the ways to its receipt and to change it. */
export function GivenEntry({
  given,
  clientName,
  lastRead,
  covers,
  isCovered,
  words,
}: {
  given: Given
  clientName: string
  lastRead: string | undefined
  /** How many older ones it covers. */
  covers: number
  isCovered: boolean
  words: EntryWords
}) {
  const { t } = words
  const { receipt, address } = given
  const grant = grantAsOf(given.grant, words.now)
  const isEnded = isOver(grant.status)
  const change = pagePaths.connection(grant.id)
  const which = <span className="sr-only">{` (${t('number', { number: receipt.number })})`}</span>
  return (
    <>
      <Standing grant={grant} words={words} />
      {receipt.content.clientName !== clientName && (
        <p className="mt-1 text-sm text-soft">
          {t.rich('was', { name: receipt.content.clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
        </p>
      )}
      <Opened given={given} heading="h3" words={words} />
      {!isEnded && hasChanged(given, words) && <p className="mt-3">{t('changed')}</p>}
      {!isEnded && isCovered && <p className="mt-3">{t('covered')}</p>}
      {!isEnded && covers > 0 && <p className="mt-3">{t('covers', { count: covers })}</p>}
      <Facts grant={grant} lastRead={lastRead} words={words} />
      <p className="mt-3 flex flex-wrap gap-x-5">
        <a href={pagePaths.receipt(address)} className="inline-block py-2">
          {t('receipt', { number: receipt.number })}
        </a>
        <a href={change} className="no-print inline-block py-2">
          {t(leadsTo(isEnded))}
          {which}
        </a>
        {appliesTo('revoke', grant.status) && <Ways grant={grant} which={which} words={words} />}
      </p>
    </>
  )
}

/** What the page of an approval is for: one that is over changes no more. */
function leadsTo(isEnded: boolean) {
  if (isReadHere(getRuntime().profile)) return isEnded ? 'see' : 'manage'
  return isEnded ? 'seeUnread' : 'manageUnread'
}

/**
 * To a part of the page that changes it.
 *
 * @param which tells links of the same words apart, which lead to different approvals
 */
function Ways({ grant, which, words }: { grant: Grant; which: ReactNode; words: EntryWords }) {
  const { t, receipt } = words
  const change = pagePaths.connection(grant.id)
  const isReducible = appliesTo('reduce', grant.status)
  const ways = [
    ...(isReducible ? ([['shorten', t('shorten')]] as const) : []),
    ...(isReducible && !partsOf(grant).isOne ? ([['drop', t('drop')]] as const) : []),
    ...(appliesTo('renew', grant.status) && grant.expires !== null ? ([['renew', t('renew')]] as const) : []),
    ['revoke', receipt('revoke')] as const,
  ]
  return ways.map(([id, text]) => (
    <a key={id} href={`${change}#${id}`} className="no-print inline-block py-2">
      {text}
      {which}
    </a>
  ))
}

/** Whether a grant opens something else by now than its receipt says (RC-072). */
function hasChanged({ grant, receipt: { content } }: Given, { locale, at }: EntryWords): boolean {
  if (grant.modified === grant.approved) return false
  const { profile, catalog } = getRuntime()
  const manner = { locale, profile, catalog, at }
  const chosen = content.sections.flatMap(({ selection }) => selection?.chosen ?? [])
  const { changed, gone } = sinceReceipt({
    content,
    granted: grant.granted,
    catalog,
    tell: (section) => describeSection(section, manner),
    known: new Map(chosen.map((entry) => [entry.id, entry])),
  })
  return changed.length + gone.length > 0
}
