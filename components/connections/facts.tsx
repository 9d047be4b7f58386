import type { ReactNode } from 'react'
import { type Grant, isOver, lastMomentOf } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import type { EntryWords } from './entry-words.ts'
import { isReadHere } from './read-here.ts'

export function Facts({
  grant,
  lastRead,
  words,
}: {
  grant: Grant
  lastRead: string | undefined
  words: EntryWords
}) {
  const { t, format } = words
  return (
    <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
      <Day format={format} label={t('since')} at={grant.notBefore ?? grant.created} otherwise="" />
      {isOver(grant.status) ? (
        <Day format={format} label={t('ended')} at={grant.modified} otherwise="" />
      ) : (
        <Day
          format={format}
          label={t('until')}
          at={grant.expires && lastMomentOf(grant.expires)}
          otherwise={t('noEnd')}
        />
      )}
      {isReadHere(getRuntime().profile) && (
        <Day
          format={format}
          label={t('lastRead')}
          at={lastRead ?? null}
          otherwise={t(isOver(grant.status) ? 'neverRead' : 'notRead')}
        />
      )}
    </dl>
  )
}

function Day({
  label,
  at,
  otherwise,
  format,
}: {
  label: string
  at: string | null
  otherwise: string
  format: EntryWords['format']
}) {
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
