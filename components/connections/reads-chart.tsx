import { getLocale } from 'next-intl/server'
import { getFormatter, getTranslations } from '#components/ui/translations.ts'
import { presentedClients } from '#lib/clients/index.ts'
import { type MonthlyUse, useKinds } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** The others are counted. */
const mostClients = 8
const barHeight = 32

export interface Reads {
  /** `2026-03`, the present one last. */
  readonly months: readonly string[]
  readonly monthly: readonly MonthlyUse[]
}

/** Who read what in the last months: a table, in which a bar stands over each number. */
export async function ReadsChart({ months, monthly }: Reads) {
  const t = await getTranslations('connections')
  const format = await getFormatter()
  const clients = [...Map.groupBy(monthly, ({ clientId }) => clientId)]
    .map(([clientId, uses]) => ({ clientId, uses, total: sum(uses) }))
    .toSorted((one, other) => other.total - one.total)
  const shown = clients.slice(0, mostClients)
  const { db } = getRuntime().storage
  const presented = await presentedClients(
    db,
    shown.map(({ clientId }) => clientId),
  )
  const readsIn = (uses: readonly MonthlyUse[], month: string) =>
    sum(uses.filter((use) => use.month === month))
  const most = Math.max(1, ...shown.flatMap(({ uses }) => months.map((month) => readsIn(uses, month))))
  const kinds = await kindList()
  const firstOf = (month: string) => new Date(`${month}-01T12:00:00Z`)
  return (
    <section aria-labelledby="chart" className="card mt-7 px-5 py-7 sm:px-9">
      <h2 id="chart" className="text-lg font-semibold">
        {t('chart')}
      </h2>
      <p className="mt-1">{t(shown.length > 0 ? 'chartText' : 'chartNone')}</p>
      {shown.length > 0 && (
        <table className="number mt-4 w-full table-fixed text-center text-sm">
          <caption className="sr-only">{t('chartTable')}</caption>
          <thead>
            <tr>
              {months.map((month) => (
                <th key={month} scope="col" className="eyebrow pb-2">
                  <abbr
                    title={format.dateTime(firstOf(month), { month: 'long', year: 'numeric' })}
                    className="no-underline"
                  >
                    {format.dateTime(firstOf(month), { month: 'short' })}
                  </abbr>
                </th>
              ))}
            </tr>
          </thead>
          {shown.map(({ clientId, uses }) => (
            <tbody key={clientId} className="border-line border-t">
              <tr>
                <th scope="rowgroup" colSpan={months.length} className="pt-3 text-start font-semibold">
                  <bdi className="[overflow-wrap:anywhere]">{presented.get(clientId)?.name ?? clientId}</bdi>
                  <span className="block font-normal text-soft">{kinds(uses)}</span>
                </th>
              </tr>
              <tr>
                {months.map((month) => (
                  <td key={month} className="pt-2 pb-3 align-bottom">
                    <Bar share={readsIn(uses, month) / most} />
                    {format.number(readsIn(uses, month))}
                  </td>
                ))}
              </tr>
            </tbody>
          ))}
        </table>
      )}
      {clients.length > shown.length && (
        <p className="mt-2 text-sm text-soft">{t('others', { count: clients.length - shown.length })}</p>
      )}
    </section>
  )
}

function Bar({ share }: { share: number }) {
  const height = share === 0 ? 0 : Math.max(2, share * barHeight)
  return (
    <svg aria-hidden="true" viewBox={`0 0 24 ${barHeight}`} className="mx-auto mb-1 h-8 w-6 text-brand">
      <rect y={barHeight - height} width="24" height={height} rx="2" fill="currentColor" />
    </svg>
  )
}

async function kindList(): Promise<(uses: readonly MonthlyUse[]) => string> {
  const t = await getTranslations('kinds')
  const list = new Intl.ListFormat(await getLocale(), { type: 'unit' })
  return (uses) => {
    const read = new Set(uses.map(({ kind }) => kind))
    return list.format(useKinds.filter((kind) => read.has(kind)).map((kind) => t(kind)))
  }
}

function sum(uses: readonly MonthlyUse[]): number {
  return uses.reduce((total, { reads }) => total + reads, 0)
}
