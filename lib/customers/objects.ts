/**
 * The utility's data in the wire's words (WG3-01 §10): whole, as stored. What a client sees of it is `access/`'s
 * matter. Decimals are strings with all their digits; ids are ours and carry no number of the utility's (AP-117).
 */

/** `12.30`; never a float (AP-060). */
export type Decimal = string
/** `2026-01-31` */
export type IsoDate = string
/** As `isoInstant` writes it. */
export type IsoInstant = string

/** On every object; `cds_synced` is added when it is read (AP-054 to AP-057). */
export interface Stamps {
  readonly cds_created: IsoInstant
  readonly cds_modified: IsoInstant
}

/** WG3-01 §10.1.4 */
export interface Entity {
  readonly id: string
  readonly types: readonly string[]
  readonly entity_number: string
  readonly entity_name: string
  readonly entity_abbreviation: string | null
}

/** WG3-01 §10.1.8, §10.2.5 */
export interface Program {
  readonly id: string
  readonly program_number: string
  readonly types: readonly string[]
  readonly name: string
  readonly description: string
  readonly documentation: string
  readonly more_info?: string
  readonly participation_number?: string
  readonly start?: IsoDate
  readonly end?: IsoDate
  /** With type `credit_bank`; `currency` where it is money. */
  readonly balance?: Decimal
  readonly units?: string
  readonly currency?: string
}

/** WG3-01 §10.1.1, and the balance, which only the 2023 draft shows (DR-01). */
export interface Account extends Stamps {
  readonly cds_account_id: string
  readonly cds_account_parent: string | null
  readonly customer_number: string | null
  readonly account_number: string
  readonly account_entity: Entity | null
  readonly account_name: string
  readonly account_address: string | null
  readonly account_types: readonly string[]
  readonly account_status: 'active' | 'suspended' | 'closed' | 'unknown'
  readonly account_contacts: readonly {
    readonly id: string
    readonly types: readonly string[]
    readonly value: string
  }[]
  readonly account_programs: readonly Program[]
  /** What is owed now; `null` where this utility sends no bills. */
  readonly balance: { readonly amount: Decimal; readonly currency: string } | null
}

/** WG3-01 §10.2.1, and the two halves that the 2023 draft shows (DR-03). */
export interface ServiceContract extends Stamps {
  readonly cds_servicecontract_id: string
  readonly cds_account_id: string
  readonly account_number: string
  readonly contract_number: string
  readonly contract_address: string
  readonly contract_types: readonly string[]
  readonly contract_entity: Entity | null
  readonly contract_status: 'active' | 'paused' | 'stopped' | 'closed' | 'unknown'
  readonly contract_start: IsoDate
  readonly contract_end: IsoDate | null
  readonly service_types: readonly string[]
  readonly rateplan_code: string | null
  readonly rateplan_name: string | null
  readonly service_programs: readonly Program[]
  readonly commodity: string
  /** When the service began (DR-20, DR-23). */
  readonly started: IsoInstant
  /** When the utility last checked these facts against its own systems. */
  readonly verified: IsoInstant
  readonly meter_numbers: readonly string[]
  readonly delivery: Delivery | null
  readonly supply: Supply | null
}

/** Who distributes (DR-20). */
export interface Delivery {
  readonly id: string
  readonly delivery_contract_id: string
  /** Where the generation mix of the place is looked up. */
  readonly region: string
  /** Pricing node; `null` outside markets that have them. */
  readonly pnode: string | null
}

/** Who sells (DR-21). */
export interface Supply {
  readonly id: string
  /** The delivery that it belongs to, by the distributor's id; another utility's, for a retailer. */
  readonly delivery_id: string
  readonly supplier: string
  readonly supplier_contract_id: string
  readonly tariff_name: string
  readonly tariff_code: string
}

/** WG3-01 §10.3.1 */
export interface ServicePoint extends Stamps {
  readonly cds_servicepoint_id: string
  readonly servicepoint_number: string | null
  readonly servicepoint_types: readonly string[]
  readonly servicepoint_address: string | null
  readonly latitude: Decimal | null
  readonly longitude: Decimal | null
  readonly current_servicecontracts: readonly string[]
  readonly previous_servicecontracts: readonly string[]
  readonly premises: readonly {
    readonly id: string
    readonly premise_number: string
    readonly types: readonly string[]
  }[]
}

/** WG3-01 §10.4.1 */
export interface MeterDevice extends Stamps {
  readonly cds_meterdevice_id: string
  readonly meter_number: string | null
  readonly meter_types: readonly string[]
  readonly current_servicepoints: readonly string[]
  readonly previous_servicepoints: readonly string[]
  readonly meter_apps: readonly {
    readonly id: string
    readonly app_number: string
    readonly types: readonly string[]
    readonly name: string
    /** Of the latest installation. */
    readonly start?: IsoInstant
  }[]
}

/** WG3-01 §10.7.1 */
export interface Aggregation extends Stamps {
  readonly cds_aggregation_id: string
  readonly aggregation_types: readonly string[]
  readonly aggregation_number: string | null
  readonly scope: string
  readonly authorization_details: readonly object[]
  readonly grouped_accounts: readonly string[]
  readonly grouped_servicecontracts: readonly string[]
  readonly grouped_servicepoints: readonly string[]
  readonly grouped_meterdevices: readonly string[]
  readonly grouped_aggregations: readonly string[]
  readonly grouped_addresses: readonly string[]
  readonly grouped_regions: readonly object[]
  readonly consent_requirements: readonly object[]
  readonly premise_numbers?: readonly string[]
  readonly countries?: readonly string[]
  readonly provinces?: readonly string[]
  readonly municipalities?: readonly string[]
}
