import { getTranslations } from '#components/ui/translations.ts'
import { pagePaths } from '#lib/config/index.ts'
import type { GrantStatus } from '#lib/grants/index.ts'

/** Taking access back: asked once, then done, signed in or not (RC-060 to RC-062, OP-39). */
export async function Manage({
  address,
  clientName,
  isOn,
  status,
  search,
}: {
  address: string
  clientName: string
  isOn: boolean
  status: GrantStatus
  search: URLSearchParams
}) {
  const t = await getTranslations('receipt')
  if (!isOn) {
    if (status !== 'revoked') return null
    return (
      <p role="status" className="card mt-8 px-5 py-5 font-semibold sm:px-9">
        {t('revoked', { client: clientName })}
      </p>
    )
  }
  const isAsked = search.get('revoke') === 'ask'
  return (
    <section
      id="manage"
      aria-labelledby="manage-title"
      className="no-print card mt-8 scroll-mt-6 px-5 py-7 sm:px-9"
    >
      <h2 id="manage-title" className="text-lg font-semibold">
        {t('manage')}
      </h2>
      <p className="mt-2">
        {isAsked ? t('revokeSure', { client: clientName }) : t('manageText', { client: clientName })}
      </p>
      {isAsked ? (
        <form method="post" action={`/api/receipts/${encodeURIComponent(address)}/revoke`} className="mt-5">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
            <button type="submit" className="button">
              {t('revokeConfirm')}
            </button>
            <a href={`${pagePaths.receipt(address)}#manage`}>{t('revokeNot')}</a>
          </div>
        </form>
      ) : (
        <form method="get" action={`${pagePaths.receipt(address)}#manage`} className="mt-5">
          <button type="submit" name="revoke" value="ask" className="button button-quiet">
            {t('revoke')}
          </button>
        </form>
      )}
    </section>
  )
}
