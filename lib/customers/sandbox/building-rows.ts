import { normalizedAddress } from '../address/normalized-address.ts'
import { type LinkRow, linkRow, type ObjectRow, type SharedRow } from '../embedded/write.ts'
import type { AggregationLink } from '../links.ts'
import type { Aggregation } from '../objects.ts'
import type { SelectionEntry } from '../types.ts'
import type { MonthUsage } from './readings.ts'
import type { AccountPlan } from './sandbox-file.ts'
import { meterTypesOf, pointNumberOf, pointTypesOf } from './service-place.ts'
import type { PlannedService } from './service-rows.ts'
import type { Setting } from './setting.ts'

export interface BuildingMember {
  readonly customerId: string
  readonly plan: AccountPlan
  readonly accountId: string
  readonly services: readonly PlannedService[]
  readonly usage: readonly { readonly service: PlannedService; readonly month: MonthUsage }[]
}

/** A building with those of its accounts that are this customer's. WG3-01 §10.7.1 */
export function buildingRows(
  setting: Setting,
  customerId: string,
  number: string,
  members: readonly BuildingMember[],
): { link: LinkRow; object: ObjectRow } {
  const { link, entry, object } = buildingOf(setting, number, members, 'cds_usage')
  const key = { customer_id: customerId, kind: 'aggregation', id: link.id }
  return {
    link: linkRow(key, link, entry),
    object: { ...key, parent_id: null, object_json: JSON.stringify(object) },
  }
}

/** A building with all of its accounts, for clients that no customer is asked for. */
export function wholeBuildingRow(
  setting: Setting,
  number: string,
  members: readonly BuildingMember[],
): SharedRow {
  const { link, entry, object } = buildingOf(setting, number, members, 'cds_query_usage')
  const holders = new Set(members.map(({ customerId }) => customerId))
  return {
    kind: 'aggregation',
    id: link.id,
    modified_at: link.modified,
    link_json: JSON.stringify(link),
    selection_json: JSON.stringify(entry),
    object_json: JSON.stringify({
      ...object,
      consent_requirements: holders.size > 1 ? [consentOfEach(setting, number)] : [],
    }),
  }
}

function consentOfEach({ id, website }: Setting, number: string) {
  return {
    id: id('requirement', number),
    name: 'Each customer in the building has to agree',
    types: ['always'],
    documentation: `${website}/whole-buildings`,
  }
}

function buildingOf(
  { id, calendar, country }: Setting,
  number: string,
  members: readonly BuildingMember[],
  scope: 'cds_usage' | 'cds_query_usage',
): { link: AggregationLink; entry: SelectionEntry; object: Aggregation } {
  const services = members.flatMap((member) => member.services)
  const premises = [...new Set(services.flatMap(({ plan }) => plan.premise ?? []))]
  const aggregationId = id('aggregation', number)
  const stamp = calendar.startOf(
    members
      .map(({ plan }) => calendar.ago(plan.since))
      .sort()
      .at(-1) ?? calendar.today,
  )
  const addresses = [...new Set(members.map(({ plan }) => plan.address.replace(/, (Unit|Apt) \d+/, '')))]
  const object: Aggregation = {
    cds_aggregation_id: aggregationId,
    cds_created: stamp,
    cds_modified: stamp,
    aggregation_types: ['confidential', 'building', ...(premises.length > 0 ? ['premise_number'] : [])],
    aggregation_number: number,
    scope,
    authorization_details: [
      {
        type: scope,
        aggregation_numbers: [number],
        ...(scope === 'cds_usage' && { authorization_form_selection_type: 'aggregation_selection' }),
      },
    ],
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
    accounts: object.grouped_accounts,
    contracts: object.grouped_servicecontracts,
    points: object.grouped_servicepoints,
    meters: object.grouped_meterdevices,
    aggregations: [],
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
    aggregationTypes: object.aggregation_types,
    addresses: addresses.map((address) => normalizedAddress(address, country)),
  }
  return { link, entry, object }
}
