import type { Account, MeterDevice, ServiceContract, ServicePoint } from '#lib/customers/index.ts'
import type { Visible } from './view.ts'

/** An object as a client sees it. */
export type Shown = Readonly<Record<string, unknown>>

interface Fields<Whole> {
  /** REQUIRED fields, on every object that is open. */
  readonly always: readonly (keyof Whole)[]
  /** OPTIONAL fields, by the include field that grants them (AP-072). */
  readonly granted: Readonly<Record<string, readonly (keyof Whole)[]>>
  /** Granted, without a value, and not allowed to be null: left out (AP-065). */
  readonly neverNull: readonly (keyof Whole)[]
}

/** WG3-01 §10.1.1, §7.2.1 (AP-077 to AP-079) */
const accountFields: Fields<Account> = {
  always: ['cds_account_id', 'cds_created', 'cds_modified', 'cds_account_parent'],
  granted: {
    include_account_numbers: ['customer_number', 'account_number', 'account_entity'],
    include_account_details: [
      'account_name',
      'account_address',
      'account_types',
      'account_status',
      'account_contacts',
    ],
    include_account_programs: ['account_programs'],
  },
  neverNull: ['account_address'],
}

/** WG3-01 §10.2.1, §7.2.2 (AP-077, AP-083 to AP-086, AP-117) */
const contractFields: Fields<ServiceContract> = {
  always: [
    'cds_servicecontract_id',
    'cds_created',
    'cds_modified',
    'cds_account_id',
    'contract_types',
    'contract_status',
    'service_types',
  ],
  granted: {
    include_account_numbers: ['account_number'],
    include_contract_numbers: ['contract_number', 'contract_entity'],
    include_rate_plans: ['rateplan_code', 'rateplan_name'],
    include_service_contract_details: ['contract_address', 'contract_start', 'contract_end'],
    include_service_programs: ['service_programs'],
  },
  neverNull: ['rateplan_code', 'rateplan_name'],
}

/** WG3-01 §10.3.1, §7.2.3 (AP-088 to AP-091) */
const pointFields: Fields<ServicePoint> = {
  always: [
    'cds_servicepoint_id',
    'cds_created',
    'cds_modified',
    'servicepoint_number',
    'servicepoint_types',
    'current_servicecontracts',
    'previous_servicecontracts',
  ],
  granted: {
    include_premises: ['premises'],
    include_service_point_addresses: ['servicepoint_address'],
    include_coordinates: ['latitude', 'longitude'],
  },
  neverNull: [],
}

/** WG3-01 §10.4.1, §7.2.4 (AP-093, AP-094) */
const meterFields: Fields<MeterDevice> = {
  always: [
    'cds_meterdevice_id',
    'cds_created',
    'cds_modified',
    'meter_types',
    'current_servicepoints',
    'previous_servicepoints',
  ],
  granted: { include_meter_numbers: ['meter_number'], include_meter_apps: ['meter_apps'] },
  neverNull: [],
}

/** What is known of an object beside its fields: when it was last true, and what else the client may see. */
export interface Surroundings {
  readonly asOf: string
  /** Objects beyond these are not named (AP-115, AP-179). */
  readonly visible: Visible
}

/** @param includes include fields of the openings that open this very object, here as below */
export function cutAccount(
  account: Account,
  includes: ReadonlySet<string>,
  { asOf, visible }: Surroundings,
): Shown {
  const { cds_account_parent: parent } = account
  return {
    ...cutTo(accountFields, account, includes),
    cds_synced: asOf,
    cds_account_parent: parent !== null && visible.accounts.has(parent) ? parent : null,
  }
}

export function cutContract(
  contract: ServiceContract,
  includes: ReadonlySet<string>,
  { asOf }: Surroundings,
): Shown {
  return { ...cutTo(contractFields, contract, includes), cds_synced: asOf }
}

export function cutPoint(
  point: ServicePoint,
  includes: ReadonlySet<string>,
  { asOf, visible }: Surroundings,
): Shown {
  return {
    ...cutTo(pointFields, point, includes),
    cds_synced: asOf,
    current_servicecontracts: point.current_servicecontracts.filter((id) => visible.contracts.has(id)),
    previous_servicecontracts: point.previous_servicecontracts.filter((id) => visible.contracts.has(id)),
  }
}

export function cutMeter(
  meter: MeterDevice,
  includes: ReadonlySet<string>,
  { asOf, visible }: Surroundings,
): Shown {
  return {
    ...cutTo(meterFields, meter, includes),
    cds_synced: asOf,
    current_servicepoints: meter.current_servicepoints.filter((id) => visible.points.has(id)),
    previous_servicepoints: meter.previous_servicepoints.filter((id) => visible.points.has(id)),
  }
}

function cutTo<Whole extends object>(
  { always, granted, neverNull }: Fields<Whole>,
  whole: Whole,
  includes: ReadonlySet<string>,
): Shown {
  const optional = Object.entries(granted)
    .filter(([field]) => includes.has(field))
    .flatMap(([, fields]) => fields)
    .filter((field) => whole[field] !== null || !neverNull.includes(field))
  return Object.fromEntries([...always, ...optional].map((field) => [field, whole[field]]))
}
