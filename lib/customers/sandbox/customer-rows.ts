import type { BillSection, BillStatement } from '../bills.ts'
import type { CustomerRows, LinkRow, ObjectRow, UsageRow } from '../embedded/write.ts'
import { accountRows } from './account-rows.ts'
import { type Bill, billOf, type ServiceMonth } from './bill-statement.ts'
import { type BuildingMember, buildingRows } from './building-rows.ts'
import { buildingUsage } from './building-usage.ts'
import { earlier, later, type Month } from './calendar.ts'
import { expandPortfolio } from './expand-portfolio.ts'
import { readingsOf } from './readings.ts'
import type { AccountPlan, SandboxCustomer } from './sandbox-file.ts'
import { type PlannedService, planService, serviceRows } from './service-rows.ts'
import type { Setting } from './setting.ts'
import { readUntil, usageRows } from './usage-rows.ts'

/** All that one sandbox customer has, and the buildings in which it is counted, by number. */
export function customerRows(
  setting: Setting,
  customerId: string,
  customer: SandboxCustomer,
): { rows: CustomerRows; buildings: ReadonlyMap<string, readonly BuildingMember[]> } {
  const accounts = [...customer.accounts, ...(customer.portfolio ? expandPortfolio(customer.portfolio) : [])]
  const parents = new Set(accounts.map((account) => account.parent))
  const rows: CustomerRows = { links: [], objects: [], usage: [] }
  const buildings = new Map<string, BuildingMember[]>()
  const add = ({ link, object }: { link: LinkRow; object: ObjectRow }) => {
    rows.links.push(link)
    rows.objects.push(object)
  }
  for (const plan of accounts) {
    const accountId = setting.id('account', plan.number)
    const services = plan.contracts.map((contract) => planService(setting, plan, contract))
    const months = monthsOf(setting, plan, services)
    const bills = setting.sandbox.bills ? billsOf(setting, plan, months) : []
    const latestBill = bills.at(-1)?.statement
    const isParent = parents.has(plan.number)
    add(accountRows(setting, { customerId, customer, plan, accountId, isParent, latestBill }))
    const billed = new Set(bills.map(({ month }) => month.start))
    for (const service of services) {
      const made = serviceRows(setting, customerId, plan, accountId, service)
      rows.links.push(...made.links)
      rows.objects.push(...made.objects)
      rows.usage.push(...usageOf(setting, customerId, accountId, service, months, billed))
    }
    for (const bill of bills) rows.objects.push(...billRows(customerId, accountId, bill))
    if (plan.building) {
      const usage = months.flatMap((month) =>
        month.services.map((ran) => ({ service: ran.service, month: ran.usage })),
      )
      const member = { customerId, plan, accountId, services, usage }
      buildings.set(plan.building, [...(buildings.get(plan.building) ?? []), member])
    }
  }
  for (const [number, members] of buildings) {
    add(buildingRows(setting, customerId, number, members))
    rows.usage.push(...ownPart(setting, customerId, number, members))
  }
  return { rows, buildings }
}

/** The customer's part of what a building used. */
function ownPart(
  setting: Setting,
  customerId: string,
  number: string,
  members: readonly BuildingMember[],
): UsageRow[] {
  return buildingUsage(setting, number, members).map(({ aggregation_id, ...row }) => ({
    ...row,
    id: setting.id('segment', row.id, customerId),
    customer_id: customerId,
    contract_id: aggregation_id,
  }))
}

interface AccountMonth {
  readonly month: Month
  readonly services: readonly ServiceMonth[]
}

/** The months that are over, each with the services that ran in it. */
function monthsOf(
  { calendar, sandbox }: Setting,
  plan: AccountPlan,
  services: readonly PlannedService[],
): AccountMonth[] {
  const counted = new Map<PlannedService, number>()
  return calendar.months(plan.months).map((month) => ({
    month,
    services: services.flatMap((service) => {
      const start = later(service.start, month.start)
      const end = service.end ? earlier(service.end, month.end) : month.end
      if (start >= end) return []
      const usage = readingsOf(service.plan, { start, end }, calendar, sandbox.seed)
      const before = counted.get(service) ?? 0
      counted.set(service, before + usage.total)
      return [{ service, usage, before }]
    }),
  }))
}

function billsOf(setting: Setting, plan: AccountPlan, months: readonly AccountMonth[]): Bill[] {
  const bills: Bill[] = []
  for (const { month, services } of months) {
    const bill = billOf(setting, plan, month, services, bills.at(-1)?.due ?? 0)
    if (bill) bills.push(bill)
  }
  return bills
}

/** The months that are over, and what a smart meter has counted of the present one. */
function usageOf(
  setting: Setting,
  customerId: string,
  accountId: string,
  service: PlannedService,
  months: readonly AccountMonth[],
  billed: ReadonlySet<string>,
): UsageRow[] {
  const { calendar, sandbox } = setting
  const over = months.flatMap(({ services }) =>
    services.filter((month) => month.service === service).map((month) => month.usage),
  )
  const last = months.at(-1)?.month.end
  if (service.plan.usage !== 'quarter-hours' || service.end || !last) {
    return usageRows(setting, customerId, accountId, service, over, billed)
  }
  const present = readingsOf(
    service.plan,
    { start: last, end: calendar.plusDays(calendar.today, 1) },
    calendar,
    sandbox.seed,
  )
  const read = readUntil(present, calendar.millisecondsAt(calendar.today))
  return usageRows(setting, customerId, accountId, service, [...over, read], billed)
}

function billRows(customerId: string, accountId: string, { statement, sections }: Bill): ObjectRow[] {
  const row = (kind: string, id: string, parent: string, object: BillStatement | BillSection) => ({
    customer_id: customerId,
    kind,
    id,
    parent_id: parent,
    object_json: JSON.stringify(object),
  })
  const statementId = statement.cds_billstatement_id
  return [
    row('bill_statement', statementId, accountId, statement),
    ...sections.map((section) => row('bill_section', section.cds_billsection_id, statementId, section)),
  ]
}
