import type { Resources } from '#lib/customers/index.ts'
import type { Shown } from '../cut.ts'
import type { View } from '../view.ts'
import { compareNumbers, draftInstant, draftView } from './draft-view.ts'

/** The chosen accounts, their status and balance; `null` where this utility sends no bills (DR-01). */
export async function accountDetails(view: View, resources: Resources): Promise<readonly Shown[]> {
  const { visible, openings, whose } = draftView(view, 'account_details')
  const accounts = await resources.objects(whose, 'account', [...visible.accounts])
  return [...accounts]
    .sort((a, b) => compareNumbers(a.account_number, b.account_number))
    .map((account) => {
      const asOf = openings.find(({ reach }) => reach.accounts.has(account.cds_account_id))?.asOf
      return {
        id: account.cds_account_id,
        account_number: account.account_number,
        name: account.account_name,
        status: account.account_status,
        balance: account.balance?.amount ?? null,
        currency: account.balance?.currency ?? null,
        modified: draftInstant(account.cds_modified),
        verified: draftInstant(asOf ?? account.cds_modified),
      }
    })
}
