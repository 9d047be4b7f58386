import type {
  Account,
  Aggregation,
  MeterDevice,
  ServiceContract,
  ServicePoint,
} from '#lib/customers/index.ts'
import type { Around } from './view.ts'

/** An object as a client sees it. */
export type Shown = Readonly<Record<string, unknown>>

export interface Fields<Whole> {
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

/** WG3-01 §10.7.1, §7.2.7 (AP-103, AP-348) */
const aggregationFields: Fields<Aggregation> = {
  always: [
    'cds_aggregation_id',
    'cds_created',
    'cds_modified',
    'aggregation_types',
    'aggregation_number',
    'scope',
    'authorization_details',
    'grouped_regions',
    'consent_requirements',
  ],
  granted: { include_aggregation_addresses: ['grouped_addresses'] },
  neverNull: [],
}

/** Values by which members were picked, where there are any (AP-358, AP-360). */
const pickedBy = ['countries', 'provinces', 'municipalities', 'premise_numbers'] as const

export function cutAccount(account: Account, { includes, asOf, visible, programs }: Around): Shown {
  const { cds_account_parent: parent, account_programs: all } = account
  const whole = { ...account, account_programs: namedAlone(all, programs.account) }
  return {
    ...cutTo(accountFields, whole, includes),
    cds_synced: asOf,
    cds_account_parent: parent !== null && visible.accounts.has(parent) ? parent : null,
  }
}

export function cutContract(contract: ServiceContract, { includes, asOf, programs }: Around): Shown {
  const whole = { ...contract, service_programs: namedAlone(contract.service_programs, programs.service) }
  return { ...cutTo(contractFields, whole, includes), cds_synced: asOf }
}

export function namedAlone<Program extends { readonly program_number: string }>(
  programs: readonly Program[],
  named: ReadonlySet<string> | null,
): readonly Program[] {
  return named === null ? programs : programs.filter(({ program_number: number }) => named.has(number))
}

export function cutPoint(point: ServicePoint, { includes, asOf, visible }: Around): Shown {
  return {
    ...cutTo(pointFields, point, includes),
    cds_synced: asOf,
    current_servicecontracts: seen(point.current_servicecontracts, visible.contracts),
    previous_servicecontracts: seen(point.previous_servicecontracts, visible.contracts),
  }
}

export function cutMeter(meter: MeterDevice, { includes, asOf, visible }: Around): Shown {
  return {
    ...cutTo(meterFields, meter, includes),
    cds_synced: asOf,
    current_servicepoints: seen(meter.current_servicepoints, visible.points),
    previous_servicepoints: seen(meter.previous_servicepoints, visible.points),
  }
}

export function cutAggregation(whole: Aggregation, { includes, asOf, visible }: Around): Shown {
  const named = pickedBy.filter((field) => whole[field] !== undefined)
  return {
    ...cutTo(aggregationFields, whole, includes),
    ...Object.fromEntries(named.map((field) => [field, whole[field]])),
    cds_synced: asOf,
    grouped_accounts: seen(whole.grouped_accounts, visible.accounts),
    grouped_servicecontracts: seen(whole.grouped_servicecontracts, visible.contracts),
    grouped_servicepoints: seen(whole.grouped_servicepoints, visible.points),
    grouped_meterdevices: seen(whole.grouped_meterdevices, visible.meters),
    grouped_aggregations: seen(whole.grouped_aggregations, visible.aggregations),
  }
}

/** Of a list of ids, those that the token may see, each once (AP-115, AP-400). */
export function seen(ids: readonly string[], open: ReadonlySet<string>): readonly string[] {
  return [...new Set(ids)].filter((id) => open.has(id))
}

export function cutTo<Whole extends object>(
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
