import type { Resources } from '#lib/customers/index.ts'
import { cutContract, type Shown } from './cut.ts'
import { listObjects } from './list-objects.ts'
import { type Alternatives, each, matches, mentions } from './matching.ts'
import type { Page } from './page.ts'
import { shownOf, type View } from './view.ts'

/** Filters intersect. WG3-01 §10.2.7 (AP-206 to AP-212) */
export interface ContractFilters {
  readonly cds_servicecontract_ids?: Alternatives
  readonly account_numbers?: Alternatives
  readonly contract_numbers?: Alternatives
  readonly contract_statuses?: Alternatives
  readonly contract_types?: Alternatives
  readonly service_types?: Alternatives
  readonly q?: string | undefined
  readonly cursor?: string | undefined
}

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listContracts(
  view: View,
  resources: Resources,
  filters: ContractFilters,
): Promise<Page<Shown>> {
  const { contracts } = view.visible
  return listObjects({
    view,
    resources,
    kind: 'service_contract',
    candidates: view.links.contracts.filter(({ id }) => contracts.has(id)),
    cut: (contract) => cutContract(contract, shownOf(view, 'contracts', contract.cds_servicecontract_id)),
    fits: (contract) =>
      matches(contract, 'cds_servicecontract_id', filters.cds_servicecontract_ids) &&
      matches(contract, 'account_number', filters.account_numbers) &&
      matches(contract, 'contract_number', filters.contract_numbers) &&
      matches(contract, 'contract_status', filters.contract_statuses) &&
      matches(contract, 'contract_types', filters.contract_types) &&
      matches(contract, 'service_types', filters.service_types) &&
      mentions(searched(contract), filters.q),
    cursor: filters.cursor,
  })
}

function searched(contract: Shown): readonly unknown[] {
  return [
    contract.cds_servicecontract_id,
    contract.account_number,
    contract.contract_number,
    contract.contract_address,
    contract.rateplan_code,
    contract.rateplan_name,
    ...each(contract.service_programs, 'program_number'),
  ]
}
