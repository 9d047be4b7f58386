import { CodedError } from '#lib/errors/index.ts'
import { type LinkRow, linkRow, type ObjectRow } from '../embedded/write.ts'
import type { ContractLink, MeterLink, PointLink } from '../links.ts'
import type { MeterDevice, ServiceContract, ServicePoint, Stamps } from '../objects.ts'
import { placeEntries } from './place-entries.ts'
import { programOf } from './programs.ts'
import type { AccountPlan, ContractPlan } from './sandbox-file.ts'
import { meterTypesOf, pointNumberOf, pointTypesOf } from './service-place.ts'
import type { Setting } from './setting.ts'

/** One service: its contract, the point where it arrives and the meter there. */
export interface PlannedService {
  readonly plan: ContractPlan
  readonly contractId: string
  readonly pointId: string
  readonly meterId: string
  readonly start: string
  readonly end: string | null
}

export function planService(setting: Setting, account: AccountPlan, plan: ContractPlan): PlannedService {
  const { id, calendar } = setting
  const until = plan.until ?? account.until
  return {
    plan,
    contractId: id('contract', plan.number),
    pointId: id('point', plan.number),
    meterId: id('meter', plan.meter),
    start: calendar.ago(plan.since ?? account.since),
    end: until ? calendar.ago(until) : null,
  }
}

/** Rows of contract, point and meter. */
export function serviceRows(
  setting: Setting,
  customerId: string,
  account: AccountPlan,
  accountId: string,
  service: PlannedService,
): { links: LinkRow[]; objects: ObjectRow[] } {
  const contract = contractOf(setting, account, accountId, service)
  const point = pointOf(setting, account, service)
  const meter = meterOf(setting, service)
  const former = service.plan.formerMeter
    ? [formerMeter(setting, customerId, meter, service.plan.formerMeter)]
    : []
  const contractKey = { customer_id: customerId, kind: 'service_contract', id: service.contractId }
  const pointKey = { customer_id: customerId, kind: 'service_point', id: service.pointId }
  const meterKey = { customer_id: customerId, kind: 'meter_device', id: service.meterId }
  const contractLink: ContractLink = {
    ...linkTo(service.contractId, contract.contract_number, contract),
    account: accountId,
  }
  const pointLink: PointLink = {
    ...linkTo(service.pointId, point.servicepoint_number, point),
    contracts: point.current_servicecontracts,
    previousContracts: point.previous_servicecontracts,
  }
  const meterLink: MeterLink = {
    ...linkTo(service.meterId, meter.meter_number, meter),
    points: meter.current_servicepoints,
    previousPoints: meter.previous_servicepoints,
  }
  const entries = placeEntries(setting, account, service, { contract, point, meter })
  return {
    links: [
      linkRow(contractKey, contractLink, entries.contract),
      linkRow(pointKey, pointLink, entries.point),
      linkRow(meterKey, meterLink, entries.meter),
      ...former.map(({ link }) => link),
    ],
    objects: [
      { ...contractKey, parent_id: null, object_json: JSON.stringify(contract) },
      { ...pointKey, parent_id: null, object_json: JSON.stringify(point) },
      { ...meterKey, parent_id: null, object_json: JSON.stringify(meter) },
      ...former.map(({ object }) => object),
    ],
  }
}

function linkTo(id: string, number: string | null, { cds_created: created, cds_modified: modified }: Stamps) {
  return { id, number, created, modified }
}

function contractOf(
  setting: Setting,
  account: AccountPlan,
  accountId: string,
  { plan, contractId, start, end }: PlannedService,
): ServiceContract {
  const { sandbox, calendar, entity, id } = setting
  const ratePlan = sandbox.ratePlans[plan.ratePlan]
  const { region, pnode, numberPrefix } = sandbox.delivery
  const deliveryId = numberPrefix ? `${numberPrefix}${plan.number}` : id('delivery', plan.number)
  const changed = changedOn(calendar.today, calendar.plusDays, contractId)
  return {
    cds_servicecontract_id: contractId,
    cds_created: calendar.startOf(start),
    cds_modified: calendar.startOf(end ?? (changed > start ? changed : start)),
    cds_account_id: accountId,
    account_number: account.number,
    contract_number: plan.number,
    contract_address: plan.address ?? account.address,
    contract_types: ['utility_service', 'billed_monthly'],
    contract_entity: entity,
    contract_status: end ? 'closed' : 'active',
    contract_start: start,
    contract_end: end,
    service_types: [plan.commodity, plan.customerClass, 'metered', ...sandbox.roles],
    rateplan_code: plan.ratePlan,
    rateplan_name: ratePlan?.name ?? null,
    service_programs: plan.programs.map((number) => programOf(setting, number, plan.number, start)),
    commodity: plan.commodity,
    started: calendar.startOf(start),
    verified: calendar.startOf(calendar.today),
    meter_numbers: [plan.meter],
    delivery: sandbox.roles.includes('distribution')
      ? { id: deliveryId, delivery_contract_id: plan.number, region, pnode }
      : null,
    supply: sandbox.roles.includes('supply')
      ? {
          id: id('supply', plan.number),
          delivery_id: deliveryId,
          supplier: entity.entity_name,
          supplier_contract_id: plan.number,
          tariff_name: ratePlan?.name ?? plan.ratePlan,
          tariff_code: plan.ratePlan,
        }
      : null,
  }
}

/** A day of the last two months, another one for each object, so that listings have something to sort by. */
function changedOn(today: string, plusDays: (date: string, days: number) => string, id: string): string {
  return plusDays(today, -1 - (id.charCodeAt(id.length - 1) % 60))
}

function pointOf(
  { calendar, id }: Setting,
  account: AccountPlan,
  { plan, contractId, pointId, start, end }: PlannedService,
): ServicePoint {
  return {
    cds_servicepoint_id: pointId,
    cds_created: calendar.startOf(start),
    cds_modified: calendar.startOf(end ?? start),
    servicepoint_number: pointNumberOf(plan),
    servicepoint_types: pointTypesOf(plan),
    servicepoint_address: plan.address ?? account.address,
    latitude: account.coordinates?.[0] ?? null,
    longitude: account.coordinates?.[1] ?? null,
    current_servicecontracts: end ? [] : [contractId],
    previous_servicecontracts: end ? [contractId] : [],
    premises: plan.premise
      ? [{ id: id('premise', plan.premise), premise_number: plan.premise, types: ['building'] }]
      : [],
  }
}

function meterOf(
  { calendar, sandbox, id }: Setting,
  { plan, meterId, pointId, start, end }: PlannedService,
): MeterDevice {
  return {
    cds_meterdevice_id: meterId,
    cds_created: calendar.startOf(start),
    cds_modified: calendar.startOf(end ?? start),
    meter_number: plan.meter,
    meter_types: meterTypesOf(plan),
    current_servicepoints: [pointId],
    previous_servicepoints: [],
    meter_apps: plan.apps.map((number) => {
      const app = sandbox.apps[number]
      if (!app) throw new CodedError('configuration', `sandbox.json: there is no app ${number}`)
      const installed = app.types.includes('installed')
      return {
        id: id('app', number, plan.meter),
        app_number: number,
        ...app,
        ...(installed && { start: calendar.startOf(start) }),
      }
    }),
  }
}

/** It belongs nowhere now, and no form lists it. */
function formerMeter(
  { id }: Setting,
  customerId: string,
  { meter_apps: _apps, current_servicepoints: previous, ...like }: MeterDevice,
  number: string,
): { link: LinkRow; object: ObjectRow } {
  const meter: MeterDevice = {
    ...like,
    cds_meterdevice_id: id('meter', number),
    meter_number: number,
    current_servicepoints: [],
    previous_servicepoints: previous,
    meter_apps: [],
  }
  const key = { customer_id: customerId, kind: 'meter_device', id: meter.cds_meterdevice_id }
  const link: MeterLink = {
    ...linkTo(meter.cds_meterdevice_id, number, meter),
    points: [],
    previousPoints: previous,
  }
  return { link: linkRow(key, link), object: { ...key, parent_id: null, object_json: JSON.stringify(meter) } }
}
