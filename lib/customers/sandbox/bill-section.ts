import type { BillSection } from '../bills.ts'
import type { ServiceMonth } from './bill-statement.ts'
import { commodities } from './commodities.ts'
import { decimalOf, dividedBy, unitsOf } from './decimal.ts'
import type { AccountPlan } from './sandbox-file.ts'
import type { Setting } from './setting.ts'

const pricePlaces = 5
const cents = 2

export function sectionId(id: Setting['id'], contractNumber: string, monthStart: string): string {
  return id('section', contractNumber, monthStart)
}

/** A service's part of one bill, and what it comes to, in cents. WG3-01 §10.6.1 */
export function billSection(
  setting: Setting,
  account: AccountPlan,
  { service: { plan, contractId, pointId, meterId }, usage: month, before }: ServiceMonth,
  statementId: string,
): { section: BillSection; total: number } {
  const { sandbox, calendar, entity, currency, id } = setting
  const { places, name, meterType, format } = commodities[plan.commodity]
  const period = { start_date: month.start, end_date: calendar.plusDays(month.end, -1) }
  const part = (...parts: string[]) => id('part', plan.number, month.start, ...parts)
  const value = decimalOf(month.total, places)
  const lines = chargesOf(setting, plan.ratePlan, places, month.total)
  const total = lines.reduce((sum, line) => sum + line.cost, 0)
  const has = (role: 'distribution' | 'supply') => sandbox.roles.includes(role)
  const section: BillSection = {
    cds_billsection_id: sectionId(id, plan.number, month.start),
    cds_created: calendar.startOf(month.end),
    cds_modified: calendar.startOf(month.end),
    cds_billstatement_id: statementId,
    cds_account_id: id('account', account.number),
    account_number: account.number,
    section_types: ['service_contract', plan.commodity, ...sandbox.roles],
    ...period,
    currency,
    distribution_entity: has('distribution') ? entity : null,
    supply_entity: has('supply') ? entity : null,
    related_servicecontracts: [contractId],
    related_servicepoints: [pointId],
    related_meterdevices: [meterId],
    related_billsections: [],
    usage_details: [
      {
        id: part('usage'),
        name: `${name} used`,
        types: [meterType, plan.smart ? 'ami_reading' : 'amr_reading'],
        value,
        units: format.units,
        ...period,
        ...(!plan.smart && {
          start_read: decimalOf(before, places),
          end_read: decimalOf(before + month.total, places),
          multiplier: '1',
        }),
      },
    ],
    cost_details: [
      { id: part('total'), name: `${name}: total`, types: ['overall_total'], cost: decimalOf(total, cents) },
    ],
    line_items: lines.map((line) => ({
      id: part(line.name),
      name: `${name}: ${line.name}`,
      types: line.types,
      ...period,
      cost: decimalOf(line.cost, cents),
      value: line.rate === null ? null : value,
      ...(line.rate !== null && { units: format.units }),
      rate: line.rate,
      related_usage_details: line.rate === null ? [] : [part('usage')],
      related_cost_details: [part('total')],
    })),
  }
  return { section, total }
}

interface Line {
  readonly name: string
  readonly types: readonly string[]
  readonly cost: number
  readonly rate: string | null
}

function chargesOf({ sandbox }: Setting, ratePlan: string, places: number, used: number): Line[] {
  const plan = sandbox.ratePlans[ratePlan]
  if (!plan) return []
  const fixed: Line = {
    name: 'monthly charge',
    types: ['fixed_charge'],
    cost: unitsOf(plan.fixed, cents),
    rate: null,
  }
  const byUsage = (name: string, role: string, rate: string | undefined): Line[] =>
    rate === undefined
      ? []
      : [
          {
            name,
            types: ['usage_charge', role],
            cost: dividedBy(used * unitsOf(rate, pricePlaces), 10 ** (places + pricePlaces - cents)),
            rate,
          },
        ]
  const charges = [
    fixed,
    ...byUsage('delivery', 'distribution', plan.delivery),
    ...byUsage('energy', 'supply', plan.supply),
  ]
  const untaxed = charges.reduce((sum, line) => sum + line.cost, 0)
  const tax = dividedBy(untaxed * unitsOf(plan.taxPercent, cents), 10_000)
  return tax === 0 ? charges : [...charges, { name: 'tax', types: ['tax'], cost: tax, rate: null }]
}
