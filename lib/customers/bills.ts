import type { Decimal, Entity, IsoDate, Program, Stamps } from './objects.ts'

/** WG3-01 §10.5.1 */
export interface BillStatement extends Stamps {
  readonly cds_billstatement_id: string
  readonly cds_account_id: string
  readonly account_number: string
  readonly statement_date: IsoDate
  readonly currency: string
  readonly file_uri: string | null
  readonly previous_balance_amount: Decimal
  readonly previous_balance_paid: Decimal
  readonly previous_balance_unpaid: Decimal
  readonly new_charges_amount: Decimal
  readonly new_charges: readonly {
    readonly id: string
    readonly name: string
    readonly types: readonly string[]
    readonly amount: Decimal
    readonly included_in_amount_due: boolean
    readonly related_billsections: readonly string[]
  }[]
  readonly new_balance_amount: Decimal
  readonly amount_due: Decimal
  readonly amount_due_date: IsoDate
  readonly shutoff_prevention_minimum_due: Decimal | null
  readonly shutoff_prevention_date: IsoDate | null
  readonly account_programs: readonly Program[]
}

/** WG3-01 §10.6.1 */
export interface BillSection extends Stamps {
  readonly cds_billsection_id: string
  readonly cds_billstatement_id: string
  readonly cds_account_id: string
  readonly account_number: string
  readonly section_types: readonly string[]
  readonly start_date: IsoDate
  readonly end_date: IsoDate
  readonly currency: string
  readonly distribution_entity: Entity | null
  readonly supply_entity: Entity | null
  readonly related_servicecontracts: readonly string[]
  readonly related_servicepoints: readonly string[]
  readonly related_meterdevices: readonly string[]
  readonly related_billsections: readonly string[]
  readonly usage_details: readonly {
    readonly id: string
    readonly name: string
    readonly types: readonly string[]
    readonly value: Decimal
    readonly units: string
    readonly start_date: IsoDate
    readonly end_date: IsoDate
    /** Of a meter that is read by radio or by eye. */
    readonly start_read?: Decimal
    readonly end_read?: Decimal
    readonly multiplier?: Decimal
  }[]
  readonly cost_details: readonly {
    readonly id: string
    readonly name: string
    readonly types: readonly string[]
    readonly cost: Decimal
  }[]
  readonly line_items: readonly {
    readonly id: string
    readonly name: string
    readonly types: readonly string[]
    readonly start_date: IsoDate
    readonly end_date: IsoDate
    readonly cost: Decimal
    readonly value: Decimal | null
    readonly units?: string
    readonly rate: Decimal | null
    readonly related_usage_details: readonly string[]
    readonly related_cost_details: readonly string[]
  }[]
}
