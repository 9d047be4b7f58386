import type { Resources } from '#lib/customers/index.ts'
import { cutAccount, type Shown } from './cut.ts'
import { listObjects } from './list-objects.ts'
import { type Alternatives, each, matches, mentions } from './matching.ts'
import type { Page } from './page.ts'
import { shownOf, type View } from './view.ts'

/** Filters intersect. WG3-01 §10.1.10 (AP-174 to AP-178) */
export interface AccountFilters {
  readonly cds_account_ids?: Alternatives
  readonly customer_numbers?: Alternatives
  readonly account_numbers?: Alternatives
  readonly account_statuses?: Alternatives
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listAccounts(
  view: View,
  resources: Resources,
  filters: AccountFilters,
): Promise<Page<Shown>> {
  const { accounts } = view.visible
  return listObjects({
    view,
    resources,
    kind: 'account',
    candidates: view.links.accounts.filter(({ id }) => accounts.has(id)),
    cut: (account) => cutAccount(account, shownOf(view, 'accounts', account.cds_account_id)),
    fits: (account) =>
      matches(account, 'cds_account_id', filters.cds_account_ids) &&
      matches(account, 'customer_number', filters.customer_numbers) &&
      matches(account, 'account_number', filters.account_numbers) &&
      matches(account, 'account_status', filters.account_statuses) &&
      mentions(searched(account), filters.q),
    cursor: filters.cursor,
  })
}

function searched(account: Shown): readonly unknown[] {
  const contacts = Array.isArray(account.account_contacts) ? account.account_contacts : []
  return [
    account.cds_account_id,
    account.customer_number,
    account.account_number,
    account.account_address,
    account.account_name,
    ...each(
      contacts.filter(({ types }) => types.includes('email')),
      'value',
    ),
    ...each(account.account_programs, 'program_number'),
  ]
}
