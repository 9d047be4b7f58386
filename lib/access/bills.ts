import type { BillSection, BillStatement, Resources } from '#lib/customers/index.ts'
import { cutTo, type Fields, namedAlone, type Shown, seen } from './cut.ts'
import type { Range } from './opening.ts'
import { around, freshUntil, type ReachedOpening, type View } from './view.ts'

/** WG3-01 §10.5.1, §7.2.5 (AP-096 to AP-098, AP-273, AP-278) */
const statementFields: Fields<BillStatement> = {
  always: [
    'cds_billstatement_id',
    'cds_created',
    'cds_modified',
    'cds_account_id',
    'account_number',
    'statement_date',
    'currency',
    'amount_due',
    'amount_due_date',
    'shutoff_prevention_minimum_due',
    'shutoff_prevention_date',
  ],
  granted: {
    include_bill_statement_files: ['file_uri'],
    include_bill_statement_charges: [
      'previous_balance_amount',
      'previous_balance_paid',
      'previous_balance_unpaid',
      'new_charges_amount',
      'new_charges',
      'new_balance_amount',
    ],
    include_bill_statement_programs: ['account_programs'],
  },
  neverNull: [],
}

/** WG3-01 §10.6.1, §7.2.6 (AP-101, AP-300, AP-306) */
const sectionFields: Fields<BillSection> = {
  always: [
    'cds_billsection_id',
    'cds_created',
    'cds_modified',
    'cds_account_id',
    'account_number',
    'section_types',
    'start_date',
    'end_date',
    'currency',
    'distribution_entity',
    'supply_entity',
    'usage_details',
    'cost_details',
  ],
  granted: { include_bill_section_line_items: ['line_items'] },
  neverNull: [],
}

/** AP-095, AP-126, AP-127, AP-163 */
export function opensStatement(opening: ReachedOpening, statement: BillStatement): boolean {
  const { cds_account_id: account, statement_date: date } = statement
  return opening.reach.billed.has(account) && isWithin(date, date, opening.statements)
}

/** AP-099, AP-128, AP-129, AP-164, AP-165: what reaches over an edge is left out whole. */
export function opensSection(opening: ReachedOpening, section: BillSection): boolean {
  const { contracts, accounts } = opening.reach.charged
  return (
    (accounts.has(section.cds_account_id) ||
      section.related_servicecontracts.some((id) => contracts.has(id))) &&
    isWithin(section.start_date, section.end_date, opening.sections)
  )
}

function isWithin(first: string, last: string, { from, until }: Range): boolean {
  return (from === null || first >= from) && (until === null || last <= until)
}

/** Which sections the token may see; each is read once. */
export type SectionSight = (ids: readonly string[]) => Promise<ReadonlySet<string>>

export function sectionSight(view: View, resources: Resources): SectionSight {
  const isAnyOpen = view.openings.some(({ reach }) => reach.charged.contracts.size > 0)
  const known = new Map<string, boolean>()
  return async (ids) => {
    const unknown = isAnyOpen ? ids.filter((id) => !known.has(id)) : []
    for (const id of unknown) known.set(id, false)
    const sections = unknown.length > 0 ? await resources.objects(view.whose, 'bill_section', unknown) : []
    for (const section of sections) {
      known.set(
        section.cds_billsection_id,
        view.openings.some((opening) => opensSection(opening, section)),
      )
    }
    return new Set(ids.filter((id) => known.get(id)))
  }
}

/** @param openings that open this very statement */
export async function cutStatement(
  statement: BillStatement,
  openings: readonly ReachedOpening[],
  view: View,
  sight: SectionSight,
): Promise<Shown> {
  const asOf = openings.map((opening) => freshUntil(opening, opening.statements.until))
  const { includes, programs, asOf: synced } = around(openings, asOf, view.visible)
  const hasSections = includes.has('include_bill_sections')
  const named = statement.new_charges.flatMap((charge) => charge.related_billsections)
  const visible = hasSections ? await sight(named) : new Set<string>()
  const whole = {
    ...statement,
    account_programs: namedAlone(statement.account_programs, programs.account),
    new_charges: statement.new_charges.map(({ related_billsections: related, ...charge }) => ({
      ...charge,
      ...(hasSections && { related_billsections: seen(related, visible) }),
    })),
  }
  return { ...cutTo(statementFields, whole as BillStatement, includes), cds_synced: synced }
}

/** @param statement that it belongs to, if there is one that the token may see (AP-299) */
export async function cutSection(
  section: BillSection,
  openings: readonly ReachedOpening[],
  view: View,
  statement: BillStatement | undefined,
  sight: SectionSight,
): Promise<Shown> {
  const asOf = openings.map((opening) => freshUntil(opening, opening.sections.until))
  const { includes, visible, asOf: synced } = around(openings, asOf, view.visible)
  const alongside = await sight(section.related_billsections)
  return {
    ...cutTo(sectionFields, section, includes),
    cds_synced: synced,
    cds_billstatement_id: statement?.cds_billstatement_id ?? null,
    related_servicecontracts: seen(section.related_servicecontracts, visible.contracts),
    related_servicepoints: seen(section.related_servicepoints, visible.points),
    related_meterdevices: seen(section.related_meterdevices, visible.meters),
    related_billsections: seen(section.related_billsections, alongside),
  }
}
