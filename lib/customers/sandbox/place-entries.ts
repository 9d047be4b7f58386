import { normalizedAddress } from '../address/normalized-address.ts'
import type { MeterDevice, ServiceContract, ServicePoint } from '../objects.ts'
import type { SelectionEntry } from '../types.ts'
import type { AccountPlan } from './sandbox-file.ts'
import type { PlannedService } from './service-rows.ts'
import type { Setting } from './setting.ts'

/**
 * How contract, point and meter of one service stand in the form's lists. A contract that has ended is at no point
 * any more; point and meter are still there (FD-056).
 */
export function placeEntries(
  { country }: Setting,
  account: AccountPlan,
  { plan, end }: PlannedService,
  {
    contract,
    point,
    meter,
  }: { readonly contract: ServiceContract; readonly point: ServicePoint; readonly meter: MeterDevice },
): Readonly<Record<'contract' | 'point' | 'meter', SelectionEntry>> {
  const place = {
    servicepointNumbers: [point.servicepoint_number ?? ''],
    servicepointTypes: point.servicepoint_types,
    premiseNumbers: point.premises.map(({ premise_number }) => premise_number),
    meterNumbers: [plan.meter],
    meterTypes: meter.meter_types,
    meterApps: meter.meter_apps.map(({ app_number }) => app_number),
  }
  const left = {
    servicepointNumbers: [],
    servicepointTypes: [],
    premiseNumbers: [],
    meterNumbers: [],
    meterTypes: [],
    meterApps: [],
  }
  const shared = {
    name: null,
    address: contract.contract_address,
    serviceTypes: contract.service_types,
    accountNumbers: [account.number],
    contractNumbers: [plan.number],
    programs: [...account.programs, ...plan.programs],
    programNumbers: [],
    aggregationNumbers: account.building ? [account.building] : [],
    aggregationTypes: [],
    addresses: [normalizedAddress(contract.contract_address, country)],
  }
  const status = end ? 'inactive' : 'active'
  return {
    contract: {
      ...shared,
      ...(end ? left : place),
      id: contract.cds_servicecontract_id,
      number: plan.number,
      status: contract.contract_status,
      programNumbers: plan.programs,
    },
    point: {
      ...shared,
      ...place,
      id: point.cds_servicepoint_id,
      number: point.servicepoint_number ?? '',
      status,
    },
    meter: { ...shared, ...place, id: meter.cds_meterdevice_id, number: plan.meter, status },
  }
}
