import type { BillSection, BillStatement, Resources, ServiceContract } from '#lib/customers/index.ts'
import type { Shown } from '../cut.ts'
import type { ReachedOpening, View } from '../view.ts'
import { draftView, openContracts } from './draft-view.ts'

type Open = ReadonlyMap<string, { contract: ServiceContract; opening: ReachedOpening }>

/**
 * Bills of the chosen services, newest first (DR-04). A bill covers its whole account: charges of services that were
 * not chosen are left out, and so is the amount due, unless all of the bill is of chosen services.
 */
export async function bills(view: View, resources: Resources): Promise<readonly Shown[]> {
  const own = draftView(view, 'bills')
  const listed = await openContracts(own, resources)
  const open: Open = new Map(listed.map((one) => [one.contract.cds_servicecontract_id, one]))
  const accounts = [...new Set(listed.map(({ contract }) => contract.cds_account_id))]
  const statements = await resources.statements(own.whose, { accounts })
  const sections = await resources.sections(
    own.whose,
    statements.map(({ cds_billstatement_id: id }) => id),
  )
  const byStatement = Map.groupBy(sections, (section) => section.cds_billstatement_id)
  return statements.flatMap((statement) =>
    shownBill(statement, byStatement.get(statement.cds_billstatement_id) ?? [], open),
  )
}

function shownBill(statement: BillStatement, sections: readonly BillSection[], open: Open): Shown[] {
  const chosen = sections.filter(({ related_servicecontracts: [id] }) => {
    const opening = open.get(id ?? '')?.opening
    return opening !== undefined && isWithin(statement, opening)
  })
  if (chosen.length === 0) return []
  const isWhole = chosen.length === sections.length
  const charges = statement.new_charges.flatMap((charge) => {
    const section = chosen.find(({ cds_billsection_id: id }) => charge.related_billsections.includes(id))
    if (!section && !(isWhole && charge.related_billsections.length === 0)) return []
    return [{ name: charge.name, amount: charge.amount, ...ofService(section, open) }]
  })
  return [
    {
      id: statement.cds_billstatement_id,
      account_id: statement.cds_account_id,
      statement_date: statement.statement_date,
      due_date: statement.amount_due_date,
      currency: statement.currency,
      amount_due: isWhole ? statement.amount_due : null,
      charges,
    },
  ]
}

function isWithin({ statement_date: date }: BillStatement, { days: { from, until } }: ReachedOpening) {
  return (from === null || date >= from) && (until === null || date <= until)
}

function ofService(section: BillSection | undefined, open: Open): Shown {
  const contract = open.get(section?.related_servicecontracts[0] ?? '')?.contract
  const [used] = section?.usage_details ?? []
  return {
    service_id: contract?.cds_servicecontract_id ?? null,
    service_contract_id: contract?.contract_number ?? null,
    commodity: contract?.commodity ?? null,
    start_date: section?.start_date ?? null,
    end_date: section?.end_date ?? null,
    usage: used?.value ?? null,
    unit: used?.units ?? null,
  }
}
