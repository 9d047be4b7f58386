import { getTranslations } from '#components/ui/translations.ts'
import type { Selection } from '#lib/request/index.ts'

/** Whether what the customer gets later is covered too (WG3-01 §9.2.3). */
export async function FutureOption({
  name,
  type,
  on,
}: {
  name: string
  type: Selection['type']
  on: boolean
}) {
  const t = await getTranslations('terms')
  const isAccounts = type === 'account_selection'
  return (
    <label className="mt-4 flex gap-4 rounded-xl border border-line px-4 py-3.5 has-checked:bg-brand/6">
      <input type="checkbox" name={name} defaultChecked={on} className="mt-0.5 size-6 shrink-0" />
      <span>
        <span className="font-semibold">{t(isAccounts ? 'futureAccounts' : 'futureServices')}</span>{' '}
        <span className="block text-sm text-soft">
          {t(isAccounts ? 'futureAccountsHint' : 'futureServicesHint')}
        </span>
      </span>
    </label>
  )
}
