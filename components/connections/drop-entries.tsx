import type { ReactNode } from 'react'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { Grant, Receipt } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

const onOnePage = 100

/** What is open by a grant, to be ticked off; nothing where there is nothing to choose from. */
export async function DropEntries({
  grant,
  receipts,
  page: asked,
  problem,
  children,
}: {
  grant: Grant
  receipts: readonly Receipt[]
  page: number
  problem: string | undefined
  children: (fields: ReactNode) => ReactNode
}) {
  const t = await getTranslations('connections')
  const { ids, hasLater, isOne } = partsOf(grant)
  const known = new Map(
    receipts.flatMap(({ content }) =>
      content.sections.flatMap(({ selection }) => (selection?.chosen ?? []).map((one) => [one.id, one])),
    ),
  )
  const entries = ids.map((id) => known.get(id) ?? { id, number: id, address: null })
  if (isOne) return null
  const pages = Math.max(1, Math.ceil(entries.length / onOnePage))
  const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pages) : 1
  return children(
    <fieldset
      id="entries"
      tabIndex={-1}
      aria-describedby={problem && 'entries-problem'}
      className={problem && 'border-fault border-l-4 pl-4'}
    >
      <legend className="sr-only">{t('drop')}</legend>
      {problem && (
        <p id="entries-problem" className="mb-3 font-semibold text-fault">
          {problem}
        </p>
      )}
      <ul className="divide-y divide-line rounded-xl border border-line">
        {entries.slice((page - 1) * onOnePage, page * onOnePage).map(({ id, number, address }) => (
          <Tick key={id} name="entry" value={id}>
            <span className="number font-semibold">{number}</span>{' '}
            <span className="text-soft">{address}</span>
          </Tick>
        ))}
        {hasLater && (
          <Tick name="later" value="yes">
            {t('later')}
          </Tick>
        )}
      </ul>
      {pages > 1 && <Pages grantId={grant.id} page={page} pages={pages} />}
    </fieldset>,
  )
}

/** What can be taken out of a grant; `isOne`: nothing would be left of it. */
export function partsOf(grant: Grant) {
  const { catalog } = getRuntime()
  const selections = grant.granted.flatMap(({ scope, selection }) =>
    selection && !catalog.scopes.get(scope)?.hasFixedSelection ? [selection] : [],
  )
  const ids = [...new Set(selections.flatMap(({ entries }) => entries))]
  const hasLater = selections.some(({ includeFuture }) => includeFuture)
  return { ids, hasLater, isOne: ids.length + Number(hasLater) < 2 }
}

function Tick({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <li>
      <label className="flex min-h-11 items-start gap-3 px-4 py-2.5">
        <input type="checkbox" name={name} value={value} className="mt-1 size-5 shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
      </label>
    </li>
  )
}

async function Pages({ grantId, page, pages }: { grantId: string; page: number; pages: number }) {
  const t = await getTranslations('selection')
  const link = (to: number) => `${pagePaths.connection(grantId)}?page=${to}#drop`
  return (
    <p className="mt-3 flex gap-4">
      {page > 1 && <a href={link(page - 1)}>{t('previous')}</a>}
      <span className="number">{t('pageOf', { page, pages })}</span>
      {page < pages && <a href={link(page + 1)}>{t('next')}</a>}
    </p>
  )
}
