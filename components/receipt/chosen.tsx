import { listedKinds } from '#components/selection/headings.ts'
import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { ReceiptSection } from '#lib/grants/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { wholeList } from '#lib/wording/index.ts'
import type { Viewer } from './receipt-page.tsx'

const onOnePage = 100

/** How much was chosen, for everyone; which, for the one who chose (RC-037, RC-051). */
export async function Chosen({
  id,
  selection,
  address,
  viewer,
  search,
}: {
  id: string
  selection: NonNullable<ReceiptSection['selection']>
  address: string
  viewer: Viewer
  search: URLSearchParams
}) {
  const t = await getTranslations('receipt')
  const unsigned = await getTranslations('unsigned')
  const { type, chosen, includeFuture, isAll } = selection
  const isAccounts = type === 'account_selection'
  return (
    <>
      {isAll && <p className="mt-1">{unsigned(wholeList[type])}</p>}
      {(chosen.length > 0 || !isAll) && (
        <p className="mt-1">{t(listedKinds[type], { count: chosen.length })}</p>
      )}
      {includeFuture && <p>{t(isAccounts ? 'futureAccounts' : 'futureServices')}</p>}
      {viewer === 'owner' ? (
        <ChosenList id={id} chosen={chosen} address={address} search={search} />
      ) : getRuntime().profile.withoutSignIn ? (
        <p className="no-print mt-3 text-sm text-soft">{unsigned('receiptNumbers')}</p>
      ) : (
        <p className="around no-print mt-3">
          <a href={`/api/auth/signin?${new URLSearchParams({ callbackUrl: pagePaths.receipt(address) })}`}>
            {t('signInToSee')}
          </a>
          <span className="block text-sm text-soft">
            {viewer === 'other' ? t('notYours') : t('signInWhy')}
          </span>
        </p>
      )}
    </>
  )
}

async function ChosenList({
  id,
  chosen,
  address,
  search,
}: {
  id: string
  chosen: NonNullable<ReceiptSection['selection']>['chosen']
  address: string
  search: URLSearchParams
}) {
  if (chosen.length === 0) return null
  const t = await getTranslations('selection')
  const pages = Math.ceil(chosen.length / onOnePage)
  const asked = Number(search.get(`${id}.page`))
  const page = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, pages) : 1
  const link = (to: number) =>
    `${pagePaths.receipt(address)}?${new URLSearchParams({ [`${id}.page`]: `${to}` })}#${id}-summary`
  return (
    <>
      <ul className="mt-3 divide-y divide-line rounded-xl border border-line">
        {chosen.slice((page - 1) * onOnePage, page * onOnePage).map((entry) => (
          <li key={entry.id} className="flex flex-wrap gap-x-5 px-4 py-2.5">
            <span className="number font-semibold">{entry.number}</span>{' '}
            <span className="text-soft">{entry.address}</span>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <p className="no-print mt-3 flex gap-4">
          {page > 1 && <a href={link(page - 1)}>{t('previous')}</a>}
          <span className="number">{t('pageOf', { page, pages })}</span>
          {page < pages && <a href={link(page + 1)}>{t('next')}</a>}
        </p>
      )}
    </>
  )
}
