import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { counts } from '#components/receipt/chosen.tsx'
import { Mark, type Tone } from '#components/ui/mark.tsx'
import { pagePaths } from '#lib/config/index.ts'
import {
  appliesTo,
  endsSoon,
  type Given,
  type Grant,
  grantAsOf,
  isOver,
  lastMomentOf,
  type ReceiptSection,
  sinceReceipt,
  standingContent,
} from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'
import { partsOf } from './drop-entries.tsx'
import { isReadHere } from './read-here.ts'

/** More than these are only counted: all of them stand on the receipt. */
const mostNamed = 3

/** One approval: how it stands, what it opens and for how long, and the ways to its receipt and to change it. */
export async function GivenEntry({
  given,
  clientName,
  lastRead,
  covers,
  isCovered,
}: {
  given: Given
  clientName: string
  lastRead: string | undefined
  /** How many older ones it covers. */
  covers: number
  isCovered: boolean
}) {
  const t = await getTranslations('connections')
  const { now } = getRuntime()
  const { receipt, address } = given
  const grant = grantAsOf(given.grant, now())
  const isEnded = isOver(grant.status)
  const change = pagePaths.connection(grant.id)
  return (
    <>
      <Standing grant={grant} />
      {receipt.content.clientName !== clientName && (
        <p className="mt-1 text-sm text-soft">
          {t.rich('was', { name: receipt.content.clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
        </p>
      )}
      <Opened given={given} heading="h3" />
      {!isEnded && (await hasChanged(given)) && <p className="mt-3">{t('changed')}</p>}
      {!isEnded && isCovered && <p className="mt-3">{t('covered')}</p>}
      {!isEnded && covers > 0 && <p className="mt-3">{t('covers', { count: covers })}</p>}
      <Facts grant={grant} lastRead={lastRead} />
      <p className="mt-3 flex flex-wrap gap-x-5">
        <a href={pagePaths.receipt(address)} className="inline-block py-2">
          {t('receipt', { number: receipt.number })}
        </a>
        <a href={change} className="no-print inline-block py-2">
          {t(isReadHere(getRuntime().profile) ? 'manage' : 'manageUnread')}
          <Which number={receipt.number} />
        </a>
        {appliesTo('revoke', grant.status) && <Ways grant={grant} number={receipt.number} />}
      </p>
    </>
  )
}

/** To a part of the page that changes it. */
async function Ways({ grant, number }: { grant: Grant; number: string }) {
  const t = await getTranslations('connections')
  const receipt = await getTranslations('receipt')
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
      <Which number={number} />
    </a>
  ))
}

/** Links of the same words lead to different approvals. */
async function Which({ number }: { number: string }) {
  const t = await getTranslations('connections')
  return <span className="sr-only"> ({t('number', { number })})</span>
}

export async function Standing({ grant }: { grant: Grant }) {
  const t = await getTranslations('connections')
  const words = await getTranslations('status')
  const soon = endsSoon(grant, getRuntime().now())
  return (
    <p className="flex items-start gap-2 text-[0.9375rem] font-semibold">
      <Mark tone={soon ? 'caution' : toneOf(grant.status)} className="mt-0.5 size-5 shrink-0" />
      <span>{soon && grant.status === 'active' ? t('endsSoon') : words(grant.status)}</span>
    </p>
  )
}

/** What it opens now; of one that is over, what it opened when it was approved. */
export async function Opened({
  given: { grant, receipt },
  heading: Heading,
}: {
  given: Given
  heading: 'h2' | 'h3'
}) {
  const { content } = receipt
  const sections = isOver(grant.status) ? content.sections : standingContent(grant, content).sections
  const summaries = await summariesOf(sections, receipt.created)
  return sections.map((section, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves them
    <div key={index} className="mt-3">
      <Heading className="text-lg leading-snug font-semibold">{summaries[index]}</Heading>
      <Selected section={section} />
      <Why section={section} clientName={content.clientName} />
    </div>
  ))
}

export async function Facts({ grant, lastRead }: { grant: Grant; lastRead: string | undefined }) {
  const t = await getTranslations('connections')
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
      <Day label={t('since')} at={grant.notBefore ?? grant.created} otherwise="" />
      {isOver(grant.status) ? (
        <Day label={t('ended')} at={grant.modified} otherwise="" />
      ) : (
        <Day label={t('until')} at={grant.expires && lastMomentOf(grant.expires)} otherwise={t('noEnd')} />
      )}
      {isReadHere(getRuntime().profile) && (
        <Day label={t('lastRead')} at={lastRead ?? null} otherwise={t('notRead')} />
      )}
    </dl>
  )
}

async function summariesOf(sections: readonly ReceiptSection[], at: string): Promise<readonly string[]> {
  const { profile, catalog } = getRuntime()
  const manner = { locale: await getLocale(), profile, catalog, at }
  return sections.map((section) => describeSection(section, manner).summary)
}

/** Whether a grant opens something else by now than its receipt says (RC-072). */
async function hasChanged({ grant, receipt: { content } }: Given): Promise<boolean> {
  if (grant.modified === grant.approved) return false
  const { profile, catalog, now } = getRuntime()
  const manner = { locale: await getLocale(), profile, catalog, at: now().toString() }
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

function toneOf(status: Grant['status']): Tone {
  if (isOver(status)) return 'stopped'
  if (status === 'active') return 'good'
  return status === 'errored' || status === 'suspended' || status === 'stopped' ? 'caution' : 'waiting'
}

async function Selected({ section: { selection } }: { section: ReceiptSection }) {
  if (!selection) return null
  const t = await getTranslations('receipt')
  const { type, chosen, includeFuture } = selection
  return (
    <p className="mt-1">
      {t(counts[type], { count: chosen.length })}
      {chosen.length > 0 && chosen.length <= mostNamed && (
        <span className="number"> ({chosen.map(({ number }) => number).join(', ')})</span>
      )}
      {includeFuture && (
        <span className="block text-soft">
          {t(type === 'account_selection' ? 'futureAccounts' : 'futureServices')}
        </span>
      )}
    </p>
  )
}

/** Its first lines, and whose words they are (CO-061); the receipt has it whole. */
async function Why({ section: { purpose }, clientName }: { section: ReceiptSection; clientName: string }) {
  if (!purpose) return null
  const t = await getTranslations('form')
  return (
    <p className="mt-2 text-[0.9375rem]">
      <span className="font-semibold">{t('purpose')}</span>{' '}
      {purpose.isClients && (
        <span className="block text-sm text-soft">
          {t.rich('purposeBy', { client: clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
        </span>
      )}{' '}
      <bdi className="line-clamp-3 [word-break:break-word] print:line-clamp-none">{purpose.content}</bdi>
    </p>
  )
}

async function Day({ label, at, otherwise }: { label: string; at: string | null; otherwise: string }) {
  const format = await getFormatter()
  return (
    <Fact label={label}>
      {at === null ? (
        otherwise
      ) : (
        <time dateTime={at}>{format.dateTime(new Date(at), { dateStyle: 'medium' })}</time>
      )}
    </Fact>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="eyebrow">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
