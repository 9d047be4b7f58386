import { getTranslations } from 'next-intl/server'
import type { SelectionView } from './view.ts'

/** What is asked for as a whole: nothing to choose, no control (SL-530, SL-712). */
export async function LockedList({ view }: { view: SelectionView }) {
  const t = await getTranslations('selection')
  return (
    <>
      <p className="mb-3 text-soft">{t('locked')}</p>
      <ul className="divide-y divide-line rounded-xl border border-line">
        {view.rows.map(({ at, number, kind, address }) => (
          <li key={at} className="px-4 py-3">
            <span className="number font-semibold">{number}</span> {kind}
            {address && <span className="block text-sm text-soft">{address}</span>}
          </li>
        ))}
      </ul>
    </>
  )
}
