import type { IsoInstant, Stamps } from './objects.ts'

/** WG3-01 §10.9.1 */
export interface EnergyAttributeCertificate extends Stamps {
  readonly cds_eac_id: string
  readonly beneficiary_type: 'customer' | 'account' | 'servicecontract' | 'rateplan' | 'program' | 'general'
  /** By type: customer numbers, account ids, contract ids, rate plan codes, program numbers, none (AP-439). */
  readonly beneficiaries: readonly string[]
  readonly eac_numbers: readonly string[]
  readonly eac_format: string
  readonly period_start: IsoInstant
  readonly period_end: IsoInstant
  /** What the certificate says, as `eac_data_url` delivers it. */
  readonly data: Readonly<Record<string, unknown>>
}
