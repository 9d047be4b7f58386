import { normalizedAddress } from '../address/normalized-address.ts'
import { type LinkRow, linkRow, type ObjectRow } from '../embedded/write.ts'
import type { AggregationLink } from '../links.ts'
import type { Aggregation } from '../objects.ts'
import type { SelectionEntry } from '../types.ts'
import type { AccountPlan } from './sandbox-file.ts'
import { meterTypesOf, pointNumberOf, pointTypesOf } from './service-place.ts'
import type { PlannedService } from './service-rows.ts'
import type { Setting } from './setting.ts'

export interface BuildingMember {
  readonly plan: AccountPlan
  readonly accountId: string
  readonly services: readonly PlannedService[]
}

/** A whole building, with those of its accounts that are this customer's. WG3-01 §10.7.1 */
export function buildingRows(
  { id, calendar, country }: Setting,
  customerId: string,
  number: string,
  members: readonly BuildingMember[],
): { link: LinkRow; object: ObjectRow } {
  const services = members.flatMap((member) => member.services)
  const premises = [...new Set(services.flatMap(({ plan }) => plan.premise ?? []))]
  const aggregationId = id('aggregation', number, customerId)
  const stamp = calendar.startOf(
    members
      .map(({ plan }) => calendar.ago(plan.since))
      .sort()
      .at(-1) ?? calendar.today,
  )
  const addresses = [...new Set(members.map(({ plan }) => plan.address.replace(/, (Unit|Apt) \d+/, '')))]
  const aggregation: Aggregation = {
    cds_aggregation_id: aggregationId,
    cds_created: stamp,
    cds_modified: stamp,
    aggregation_types: ['confidential', 'building', ...(premises.length > 0 ? ['premise_number'] : [])],
    aggregation_number: number,
    scope: '',
    authorization_details: [],
    grouped_accounts: members.map(({ accountId }) => accountId),
    grouped_servicecontracts: services.map(({ contractId }) => contractId),
    grouped_servicepoints: services.map(({ pointId }) => pointId),
    grouped_meterdevices: services.map(({ meterId }) => meterId),
    grouped_aggregations: [],
    grouped_addresses: addresses,
    grouped_regions: [],
    consent_requirements: [],
    ...(premises.length > 0 && { premise_numbers: premises }),
  }
  const link: AggregationLink = {
    id: aggregationId,
    number,
    created: stamp,
    modified: stamp,
    accounts: aggregation.grouped_accounts,
    contracts: aggregation.grouped_servicecontracts,
    points: aggregation.grouped_servicepoints,
    meters: aggregation.grouped_meterdevices,
  }
  const entry: SelectionEntry = {
    id: aggregationId,
    number,
    name: null,
    address: addresses[0] ?? null,
    serviceTypes: [...new Set(services.map(({ plan }) => plan.commodity))],
    status: 'active',
    accountNumbers: members.map(({ plan }) => plan.number),
    contractNumbers: services.map(({ plan }) => plan.number),
    programs: [],
    programNumbers: [],
    servicepointNumbers: services.map(({ plan }) => pointNumberOf(plan)),
    servicepointTypes: [...new Set(services.flatMap(({ plan }) => pointTypesOf(plan)))],
    premiseNumbers: [...new Set(services.flatMap(({ plan, end }) => (end ? [] : (plan.premise ?? []))))],
    meterNumbers: services.map(({ plan }) => plan.meter),
    meterTypes: [...new Set(services.flatMap(({ plan }) => meterTypesOf(plan)))],
    meterApps: [],
    aggregationNumbers: [number],
    aggregationTypes: aggregation.aggregation_types,
    addresses: addresses.map((address) => normalizedAddress(address, country)),
  }
  const key = { customer_id: customerId, kind: 'aggregation', id: aggregationId }
  return {
    link: linkRow(key, link, entry),
    object: { ...key, parent_id: null, object_json: JSON.stringify(aggregation) },
  }
}
