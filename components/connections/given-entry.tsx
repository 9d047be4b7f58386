import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { counts } from '#components/receipt/chosen.tsx'
import { Mark, type Tone } from '#components/ui/mark.tsx'
import { pagePaths } from '#lib/config/index.ts'
import {
  endsSoon,
  type Given,
  type Grant,
  grantAsOf,
  isOver,
  type ReceiptSection,
  sinceReceipt,
} from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'

/** More than these are only counted: all of them stand on the receipt. */
const mostNamed = 3

/** One approval: how it stands, what it opens and for how long, and the way to its receipt. */
export async function GivenEntry({ given, clientName }: { given: Given; clientName: string }) {
  const t = await getTranslations('connections')
  const words = await getTranslations('status')
  const { now } = getRuntime()
  const { receipt, address } = given
  const { content, number } = receipt
  const grant = grantAsOf(given.grant, now())
  const soon = endsSoon(grant, now())
  const isEnded = isOver(grant.status)
  const summaries = await summariesOf(content.sections, receipt.created)
  return (
    <>
      <p className="flex items-start gap-2 text-[0.9375rem] font-semibold">
        <Mark tone={soon ? 'caution' : toneOf(grant.status)} className="mt-0.5 size-5 shrink-0" />
        <span>{soon && grant.status === 'active' ? t('endsSoon') : words(grant.status)}</span>
      </p>
      {content.clientName !== clientName && (
        <p className="mt-1 text-sm text-soft">
          {t.rich('was', { name: content.clientName, b: (chunks) => <bdi>{chunks}</bdi> })}
        </p>
      )}
      {content.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a receipt never changes
        <div key={index} className="mt-3">
          <h3 className="text-lg leading-snug font-semibold">{summaries[index]}</h3>
          <Selected section={section} />
          <Why section={section} clientName={content.clientName} />
        </div>
      ))}
      {!isEnded && (await hasChanged(given)) && <p className="mt-3">{t('changed')}</p>}
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-[10rem_1fr]">
        <Day label={t('since')} at={grant.notBefore ?? grant.created} />
        {isEnded ? (
          <Day label={t('ended')} at={grant.modified} />
        ) : (
          <Day label={t('until')} at={grant.expires} />
        )}
      </dl>
      <p className="mt-3">
        <a href={pagePaths.receipt(address)} className="inline-block py-2">
          {t('receipt', { number })}
        </a>
      </p>
    </>
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

async function Day({ label, at }: { label: string; at: string | null }) {
  const t = await getTranslations('connections')
  const format = await getFormatter()
  return (
    <Fact label={label}>
      {at === null ? (
        t('noEnd')
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
