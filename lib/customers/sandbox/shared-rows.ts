import type { EnergyAttributeCertificate } from '../certificates.ts'
import type { SharedRow, SharedUsageRow } from '../embedded/write.ts'
import type { AggregationLink } from '../links.ts'
import type { Aggregation } from '../objects.ts'
import { type BuildingMember, wholeBuildingRow } from './building-rows.ts'
import { buildingUsage } from './building-usage.ts'
import type { CertificatePlan, RegionPlan } from './sandbox-file.ts'
import type { Setting } from './setting.ts'

/** What belongs to no one customer: whole buildings and their usage, areas, certificates. */
export function sharedRows(
  setting: Setting,
  buildings: ReadonlyMap<string, readonly BuildingMember[]>,
): { objects: SharedRow[]; usage: SharedUsageRow[] } {
  const { regions, certificates } = setting.sandbox
  return {
    objects: [
      ...[...buildings].map(([number, members]) => wholeBuildingRow(setting, number, members)),
      ...regions.map((plan) => regionRow(setting, plan)),
      ...certificates.flatMap((plan) => certificateRows(setting, plan)),
    ],
    usage: [...buildings].flatMap(([number, members]) => buildingUsage(setting, number, members)),
  }
}

/** An area whose usage the utility may publish; it names no member. WG3-01 §10.7.2 to §10.7.4 */
function regionRow({ id, calendar, country }: Setting, plan: RegionPlan): SharedRow {
  const aggregationId = id('aggregation', plan.number)
  const stamp = calendar.startOf(calendar.ago(plan.since))
  const object: Aggregation = {
    cds_aggregation_id: aggregationId,
    cds_created: stamp,
    cds_modified: stamp,
    aggregation_types: ['public', 'region', 'country', 'province', 'municipality'],
    aggregation_number: plan.number,
    scope: '',
    authorization_details: [],
    grouped_accounts: [],
    grouped_servicecontracts: [],
    grouped_servicepoints: [],
    grouped_meterdevices: [],
    grouped_aggregations: [],
    grouped_addresses: [],
    grouped_regions: [
      {
        id: id('region', plan.number),
        name: plan.name,
        types: ['postal_code', 'county'],
        postal_codes: plan.postalCodes,
        counties: [plan.county],
      },
    ],
    consent_requirements: [],
    countries: [country],
    provinces: [plan.province],
    municipalities: [plan.municipality],
  }
  const link: AggregationLink = {
    id: aggregationId,
    number: plan.number,
    created: stamp,
    modified: stamp,
    accounts: [],
    contracts: [],
    points: [],
    meters: [],
    aggregations: [],
  }
  return {
    kind: 'aggregation',
    id: aggregationId,
    modified_at: stamp,
    link_json: JSON.stringify(link),
    selection_json: null,
    object_json: JSON.stringify(object),
  }
}

/** One a month, for the last months. WG3-01 §10.9.1 */
function certificateRows({ id, calendar }: Setting, plan: CertificatePlan): SharedRow[] {
  return calendar.months(plan.months).map((month) => {
    const certificateId = id('eac', plan.number, month.start)
    const stamp = calendar.startOf(month.end)
    const number = `${plan.number}-${month.start.slice(0, 'yyyy-mm'.length)}`
    const certificate: EnergyAttributeCertificate = {
      cds_eac_id: certificateId,
      cds_created: stamp,
      cds_modified: stamp,
      beneficiary_type: plan.type,
      beneficiaries: plan.beneficiaries.map((beneficiary) => {
        if (plan.type === 'account') return id('account', beneficiary)
        if (plan.type === 'servicecontract') return id('contract', beneficiary)
        return beneficiary
      }),
      eac_numbers: [number],
      eac_format: 'wattgrant_json',
      period_start: calendar.startOf(month.start),
      period_end: calendar.startOf(month.end),
      data: { number, source: plan.source, megawatt_hours: plan.megawattHours },
    }
    return {
      kind: 'eac',
      id: certificateId,
      modified_at: stamp,
      link_json: null,
      selection_json: null,
      object_json: JSON.stringify(certificate),
    }
  })
}
