import { getLocale } from 'next-intl/server'
import { Page } from '#components/ui/page.tsx'
import { placeOf } from '#components/ui/safe-address.ts'
import { getTranslations } from '#components/ui/translations.ts'
import type { Client } from '#lib/clients/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import { formToken, type Interaction } from '#lib/interactions/index.ts'
import type { ConsentRequest } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { describePreselection, wordedScope } from '#lib/wording/index.ts'
import { FormToken } from './form-token.tsx'

/** In place of the form, where this customer has nothing that the client asks for (ER-001 to ER-008). */
export async function PreselectionError({
  client,
  interaction,
  customer,
  consent,
}: {
  client: Client
  interaction: Interaction
  customer: Customer
  consent: ConsentRequest
}) {
  const t = await getTranslations('preselection')
  const form = await getTranslations('form')
  const locale = await getLocale()
  const { secret, profile, catalog, now } = getRuntime()
  const { uid, params, customerId } = interaction
  const token = formToken(secret, uid, customer.id)
  const requested = consent.sections.flatMap(({ scopes }) =>
    describePreselection(scopes.map(wordedScope), { locale, profile, catalog, at: now().toString() }),
  )
  return (
    <Page title={form('title')}>
      <div className="card px-5 py-8 sm:px-10 sm:py-11">
        <h2 id="title" className="display">
          {t('title', { client: client.name })}
        </h2>
        <p className="mt-5">
          {t.rich('says', {
            client: client.name,
            name: customer.name,
            b: (chunks) => <bdi className="font-semibold">{chunks}</bdi>,
          })}
        </p>
        <p className="mt-4 font-semibold">{t('requested')}</p>
        <ul className="number mt-1 grid list-disc gap-1 pl-5 marker:text-soft">
          {[...new Set(requested)].map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <div className="mt-7 grid grid-cols-1 gap-3 sm:grid-cols-2">
          <form method="post" action="/api/grants">
            <FormToken uid={uid} token={token} />
            <button type="submit" name="decision" value="decline" className="button w-full">
              {t('decline')}
            </button>
          </form>
          {customerId === undefined && (
            <form method="post" action="/api/another-account">
              <FormToken uid={uid} token={token} />
              <button type="submit" className="button w-full">
                {t('other')}
              </button>
            </form>
          )}
        </div>
        {customerId === undefined && <p className="mt-5 text-sm text-soft">{t('maybe')}</p>}
        <p className="mt-2 text-sm text-soft">
          {t('declineMeans', { host: placeOf(params.redirect_uri ?? '') })}
        </p>
      </div>
    </Page>
  )
}
