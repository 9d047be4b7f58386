import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Selection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { rowWords } from '#lib/wording/index.ts'
import { fromCompact } from './row.ts'
import { rowOf } from './rows-of.ts'

/** What is asked for as a whole: nothing to choose, no control (SL-530, SL-712). */
export async function LockedList({ selection }: { selection: Selection }) {
  const t = await getTranslations('selection')
  const said = rowWords(await getLocale(), getRuntime().profile)
  return (
    <>
      <p className="mb-3 text-soft">{t('locked')}</p>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {selection.entries.map((entry, at) => {
          const { number, kind, kinds, address } = fromCompact(rowOf(entry, selection.type, said), at)
          return (
            <li key={entry.id} className="grid gap-1 px-4 py-3.5">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="number font-semibold">{number}</span> <span>{kind}</span>{' '}
                <span className="text-sm text-soft">{kinds}</span>
              </p>
              {address && <p className="text-sm">{address}</p>}
              <OwnPart entry={entry} />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** What of the customer's own is in a group; nothing of anybody else's (SL-532, SL-533, SL-535). */
async function OwnPart({ entry }: { entry: SelectionEntry }) {
  const t = await getTranslations('selection')
  const kinds = await getTranslations('kinds')
  const parts = [
    { label: kinds('accounts'), numbers: entry.accountNumbers },
    { label: kinds('services'), numbers: entry.contractNumbers },
    { label: kinds('meters'), numbers: entry.meterNumbers },
  ].filter(({ numbers }) => numbers.length > 0)
  return (
    <>
      <p className="mt-2 text-sm font-semibold">{t('ownPart')}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-sm">
        {parts.map(({ label, numbers }) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="number">{numbers.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
