import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Temporal } from 'temporal-polyfill'
import { getTranslations } from '#components/ui/translations.ts'
import { appliesTo, type Grant, isOver, type Receipt, type Renewal } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describeSection } from '#lib/wording/index.ts'
import { DropEntries } from './drop-entries.tsx'
import { type Refusal, refusalIn } from './refused.ts'

/** Ways to change an approval or to end it: each a form of its own, done with one press. */
export async function ChangeGrant({
  grant,
  clientName,
  renewal,
  receipts,
  search,
  token,
}: {
  grant: Grant
  clientName: string
  renewal: Renewal | undefined
  receipts: readonly Receipt[]
  search: URLSearchParams
  token: string
}) {
  const t = await getTranslations('connections')
  const receipt = await getTranslations('receipt')
  const named = { client: clientName }
  if (isOver(grant.status)) return <p className="mt-6 [overflow-wrap:anywhere]">{t('overText', named)}</p>
  const { id, status } = grant
  const isReducible = appliesTo('reduce', status)
  const form = { grantId: id, token }
  const refusal = refusalIn(search)
  const problemOf = (field: Refusal['field']) => (refusal?.field === field ? t(refusal.says) : undefined)
  return (
    <>
      {status === 'needs_authorization' && <p className="mt-6">{t('waitingText', named)}</p>}
      {status === 'future' && <p className="mt-6">{t('futureText')}</p>}
      {isReducible && (
        <Act
          {...form}
          act="shorten"
          title={t('shorten')}
          says={t('shortenText', named)}
          button={t('shortenButton')}
        >
          <LastDay
            expires={grant.expires}
            typed={search.get('last_day') ?? ''}
            problem={problemOf('last_day')}
          />
        </Act>
      )}
      {isReducible && (
        <DropEntries
          grant={grant}
          receipts={receipts}
          page={Number(search.get('page'))}
          problem={problemOf('entries')}
        >
          {(fields) => (
            <Act {...form} act="drop" title={t('drop')} says={t('dropText', named)} button={t('dropButton')}>
              {fields}
            </Act>
          )}
        </DropEntries>
      )}
      {renewal && (
        <Act {...form} act="renew" title={t('renew')} says={t('renewText', named)} button={t('renewButton')}>
          <Renewed renewal={renewal} isCutShort={grant.expires !== null} />
        </Act>
      )}
      <Act
        {...form}
        act="revoke"
        title={receipt('manage')}
        says={receipt('manageText', named)}
        button={receipt('revokeConfirm')}
      >
        <p className="[overflow-wrap:anywhere]">{receipt('revokeSure', named)}</p>
      </Act>
    </>
  )
}

function Act({
  grantId,
  token,
  act,
  title,
  says,
  button,
  children,
}: {
  grantId: string
  token: string
  act: 'shorten' | 'drop' | 'renew' | 'revoke'
  title: string
  says: string
  button: string
  children: ReactNode
}) {
  return (
    <section
      id={act}
      aria-labelledby={`${act}-title`}
      className="no-print card mt-7 scroll-mt-6 px-5 py-7 sm:px-9"
    >
      <h2 id={`${act}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      <p className="mt-1 [overflow-wrap:anywhere]">{says}</p>
      <form method="post" action={`/api/connections/${encodeURIComponent(grantId)}`} className="mt-4">
        <input type="hidden" name="token" value={token} />
        {children}
        <button type="submit" name="act" value={act} className="button button-quiet mt-4">
          {button}
        </button>
      </form>
    </section>
  )
}

/** How long it lasts then, in the words of the receipt that it makes. */
async function Renewed({ renewal, isCutShort }: { renewal: Renewal; isCutShort: boolean }) {
  const t = await getTranslations('connections')
  const locale = await getLocale()
  const { profile, catalog, now } = getRuntime()
  const manner = { locale, profile, catalog, at: now().toString() }
  const told = renewal.content.sections.map((section) => describeSection(section, manner))
  return (
    <>
      <ul className="grid list-disc gap-1 pl-5 marker:text-soft">
        {told.map(({ summary, ongoing }) => (
          <li key={summary}>
            <span className="font-semibold">{summary}.</span> {ongoing.join(' ')}
          </li>
        ))}
      </ul>
      {isCutShort && <p className="mt-2">{t('renewEnd')}</p>}
    </>
  )
}

async function LastDay({
  expires,
  typed,
  problem,
}: {
  expires: string | null
  typed: string
  problem: string | undefined
}) {
  const t = await getTranslations('connections')
  return (
    <div className={problem && 'border-fault border-l-4 pl-4'}>
      <label htmlFor="last_day" className="block font-semibold">
        {t('lastDay')}
      </label>
      {problem && (
        <p id="last_day-problem" className="mt-1 font-semibold text-fault">
          {problem}
        </p>
      )}
      <input
        id="last_day"
        name="last_day"
        type="date"
        required
        defaultValue={typed}
        min={today()}
        {...(expires !== null && { max: lastWholeDay(expires) })}
        aria-describedby={problem && 'last_day-problem'}
        aria-invalid={problem !== undefined || undefined}
        className="field mt-1.5 block max-w-60 aria-invalid:border-2 aria-invalid:border-fault"
      />
    </div>
  )
}

function today(): string {
  return dayOf(getRuntime().now().toString())
}

/** The last day that is over when the access ends; today where there is none left. */
function lastWholeDay(expires: string): string {
  const { timezone } = getRuntime().profile
  const end = Temporal.Instant.from(expires).toZonedDateTimeISO(timezone).toPlainDate()
  return [today(), end.subtract({ days: 1 }).toString()].toSorted().at(-1) as string
}

/** By the utility's calendar, as a date field has it. */
function dayOf(at: string): string {
  const { timezone } = getRuntime().profile
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone: timezone }).format(new Date(at))
}
