import { normalizedAddress } from '../address/normalized-address.ts'
import type { BillStatement } from '../bills.ts'
import { type LinkRow, linkRow, type ObjectRow } from '../embedded/write.ts'
import type { AccountLink } from '../links.ts'
import type { Account } from '../objects.ts'
import type { SelectionEntry } from '../types.ts'
import { programOf } from './programs.ts'
import type { AccountPlan, SandboxCustomer } from './sandbox-file.ts'
import { meterTypesOf, pointNumberOf, pointTypesOf } from './service-place.ts'
import type { Setting } from './setting.ts'

export interface PlannedAccount {
  readonly customerId: string
  readonly customer: SandboxCustomer
  readonly plan: AccountPlan
  readonly accountId: string
  /** Whether another account of the customer names it as parent. */
  readonly isParent: boolean
  readonly latestBill: BillStatement | undefined
}

export function accountRows(setting: Setting, planned: PlannedAccount): { link: LinkRow; object: ObjectRow } {
  const { plan, accountId, customerId } = planned
  const account = accountOf(setting, planned)
  const link: AccountLink = {
    id: accountId,
    number: plan.number,
    created: account.cds_created,
    modified: account.cds_modified,
    parent: account.cds_account_parent,
  }
  const key = { customer_id: customerId, kind: 'account', id: accountId }
  return {
    link: linkRow(key, link, entryOf(setting, plan, account)),
    object: { ...key, parent_id: null, object_json: JSON.stringify(account) },
  }
}

function accountOf(
  setting: Setting,
  { plan, accountId, customer, isParent, latestBill }: PlannedAccount,
): Account {
  const { calendar, entity, id, sandbox } = setting
  const start = calendar.ago(plan.since)
  const end = plan.until && calendar.ago(plan.until)
  const child = plan.parent ? ['child'] : []
  return {
    cds_account_id: accountId,
    cds_created: calendar.startOf(start),
    cds_modified: latestBill?.cds_modified ?? calendar.startOf(end ?? start),
    cds_account_parent: plan.parent ? id('account', plan.parent) : null,
    customer_number: customer.number,
    account_number: plan.number,
    account_entity: entity,
    account_name: plan.name ?? customer.name,
    account_address: plan.address,
    account_types: [
      'customer',
      plan.customerClass,
      ...(isParent ? ['parent'] : child),
      ...(sandbox.bills ? ['billed_monthly'] : []),
    ],
    account_status: end ? 'closed' : 'active',
    account_contacts: contactsOf(setting, customer, plan.number),
    account_programs: plan.programs.map((number) => programOf(setting, number, plan.number, start)),
    balance: sandbox.bills ? { amount: openAmount(setting, latestBill), currency: setting.currency } : null,
  }
}

/** A bill is paid on the day that it is due. */
function openAmount({ calendar }: Setting, bill: BillStatement | undefined): string {
  return bill && bill.amount_due_date > calendar.today ? bill.amount_due : '0.00'
}

function contactsOf({ id }: Setting, { username, phone }: SandboxCustomer, number: string) {
  const email = { id: id('contact', number, 'email'), types: ['email', 'primary'], value: username }
  if (!phone) return [email]
  return [email, { id: id('contact', number, 'phone'), types: ['phone_number', 'mobile'], value: phone }]
}

function entryOf({ sandbox, country }: Setting, plan: AccountPlan, account: Account): SelectionEntry {
  const present = plan.contracts.filter((contract) => !(contract.until ?? plan.until))
  const types = plan.contracts.flatMap((contract) => [
    contract.commodity,
    contract.customerClass,
    'metered',
    ...sandbox.roles,
  ])
  return {
    id: account.cds_account_id,
    number: plan.number,
    name: account.account_name,
    address: account.account_address,
    serviceTypes: [...new Set(types)],
    status: account.account_status,
    accountNumbers: [plan.number],
    contractNumbers: plan.contracts.map((contract) => contract.number),
    programs: [...new Set([...plan.programs, ...plan.contracts.flatMap((contract) => contract.programs)])],
    programNumbers: plan.programs,
    servicepointNumbers: present.map(pointNumberOf),
    servicepointTypes: [...new Set(present.flatMap(pointTypesOf))],
    premiseNumbers: [...new Set(present.flatMap(({ premise }) => premise ?? []))],
    meterNumbers: present.map((contract) => contract.meter),
    meterTypes: [...new Set(present.flatMap(meterTypesOf))],
    meterApps: [...new Set(present.flatMap(({ apps }) => apps))],
    aggregationNumbers: plan.building ? [plan.building] : [],
    aggregationTypes: [],
    addresses: account.account_address ? [normalizedAddress(account.account_address, country)] : [],
  }
}
