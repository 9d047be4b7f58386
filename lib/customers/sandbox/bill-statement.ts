import type { BillSection, BillStatement } from '../bills.ts'
import { billSection } from './bill-section.ts'
import type { Month } from './calendar.ts'
import { commodities } from './commodities.ts'
import { decimalOf, dividedBy } from './decimal.ts'
import { programOf } from './programs.ts'
import type { MonthUsage } from './readings.ts'
import type { AccountPlan } from './sandbox-file.ts'
import type { PlannedService } from './service-rows.ts'
import type { Setting } from './setting.ts'

const cents = 2
const daysToBill = 2
const daysToPay = 21
const lowIncomePercent = 20

export interface ServiceMonth {
  readonly service: PlannedService
  /** What the meter stood at when the month began. */
  readonly before: number
  readonly usage: MonthUsage
}

export interface Bill {
  readonly month: Month
  readonly statement: BillStatement
  readonly sections: readonly BillSection[]
  /** In cents. */
  readonly due: number
}

/**
 * The bill of one month; `undefined` when nothing ran or it is not out yet. What was due before is paid.
 * New charges add up to the amount due (AP-281).
 */
export function billOf(
  setting: Setting,
  account: AccountPlan,
  month: Month,
  services: readonly ServiceMonth[],
  previousDue: number,
): Bill | undefined {
  const { calendar, currency, id } = setting
  const date = calendar.plusDays(month.end, daysToBill)
  if (services.length === 0 || date > calendar.today) return undefined
  const statementId = id('statement', account.number, month.start)
  const parts = services.map((ran) => ({
    service: ran.service,
    ...billSection(setting, account, ran, statementId),
  }))
  const charges = parts.map(({ service, section, total }) => ({
    id: id('charge', service.plan.number, month.start),
    name: commodities[service.plan.commodity].name,
    types: [commodities[service.plan.commodity].chargeType],
    amount: total,
    sections: [section.cds_billsection_id],
  }))
  const all = [...charges, ...discounts(setting, account, month, sum(charges))]
  const due = sum(all)
  return {
    month,
    due,
    sections: parts.map(({ section }) => section),
    statement: {
      cds_billstatement_id: statementId,
      cds_created: calendar.startOf(date),
      cds_modified: calendar.startOf(date),
      cds_account_id: id('account', account.number),
      account_number: account.number,
      statement_date: date,
      currency,
      file_uri: null,
      previous_balance_amount: decimalOf(previousDue, cents),
      previous_balance_paid: decimalOf(previousDue, cents),
      previous_balance_unpaid: '0.00',
      new_charges_amount: decimalOf(due, cents),
      new_charges: all.map(({ amount, sections, ...charge }) => ({
        ...charge,
        amount: decimalOf(amount, cents),
        included_in_amount_due: true,
        related_billsections: sections,
      })),
      new_balance_amount: decimalOf(due, cents),
      amount_due: decimalOf(due, cents),
      amount_due_date: calendar.plusDays(date, daysToPay),
      shutoff_prevention_minimum_due: null,
      shutoff_prevention_date: null,
      account_programs: account.programs.map((number) =>
        programOf(setting, number, account.number, calendar.ago(account.since)),
      ),
    },
  }
}

function discounts({ sandbox, id }: Setting, account: AccountPlan, month: Month, charged: number) {
  return account.programs
    .filter((number) => sandbox.programs[number]?.types.includes('low_income'))
    .map((number) => ({
      id: id('charge', account.number, number, month.start),
      name: sandbox.programs[number]?.name ?? number,
      types: ['program'],
      amount: -dividedBy(charged * lowIncomePercent, 100),
      sections: [],
    }))
}

function sum(charges: readonly { readonly amount: number }[]): number {
  return charges.reduce((total, { amount }) => total + amount, 0)
}
