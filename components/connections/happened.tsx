import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import { type HistoryEntry, toldHistory, type Use } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** The newest rows of a long list; the file has all. */
const mostDays = 60

/** Day by day, the last first. */
export async function WhatWasRead({ uses, clientName }: { uses: readonly Use[]; clientName: string }) {
  const t = await getTranslations('connections')
  const kinds = await getTranslations('kinds')
  const format = await getFormatter()
  const named = { client: clientName }
  return (
    <section aria-labelledby="reads" className="card mt-7 px-5 py-7 sm:px-9">
      <h2 id="reads" className="text-lg font-semibold">
        {t('reads')}
      </h2>
      <p className="mt-1 [overflow-wrap:anywhere]">
        {uses.length === 0 ? t('noReads', named) : t('readsText', named)}
      </p>
      {uses.length > 0 && (
        <table className="number mt-4 w-full text-start">
          <thead>
            <tr className="eyebrow">
              <th scope="col" className="pe-4 pb-2 text-start">
                {t('day')}
              </th>
              <th scope="col" className="pe-4 pb-2 text-start">
                {t('kind')}
              </th>
              <th scope="col" className="pb-2 text-end">
                {t('times')}
              </th>
            </tr>
          </thead>
          <tbody>
            {uses.slice(0, mostDays).map(({ day, kind, reads }) => (
              <tr key={`${day} ${kind}`} className="border-line border-t">
                <th scope="row" className="py-2 pe-4 text-start font-normal">
                  <time dateTime={day}>
                    {format.dateTime(new Date(`${day}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })}
                  </time>
                </th>
                <td className="py-2 pe-4">{kinds(kind)}</td>
                <td className="py-2 text-end">{format.number(reads)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What a customer can check against their own memory, in their words; the last first. */
export async function Happened({ history }: { history: readonly HistoryEntry[] }) {
  const t = await getTranslations('connections')
  const acts = await getTranslations('connections.acts')
  const format = await getFormatter()
  const told = toldHistory(history, getRuntime().catalog)
  return (
    <section aria-labelledby="history" className="card mt-7 px-5 py-7 sm:px-9">
      <h2 id="history" className="text-lg font-semibold">
        {t('history')}
      </h2>
      <ol reversed className="mt-3 grid gap-2">
        {told.toReversed().map(({ sequence, at, told }) => (
          <li key={sequence} className="flex flex-wrap gap-x-4">
            <time dateTime={at} className="number min-w-44 text-soft">
              {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
            </time>{' '}
            <span>{acts(told)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
