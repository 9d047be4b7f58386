import type { Decimal, IsoInstant, Stamps } from './objects.ts'

/** WG3-01 §10.8.2; `id` is that of the choice which grants it (FD-344). */
export interface ValueFormat {
  readonly id: string
  readonly type: string
  readonly units: string
  readonly [fact: string]: unknown
}

/** One Value Object, such as `{ eu: '0.125' }`. WG3-01 §10.8.5 */
export type ValueObject = Readonly<Record<string, Decimal>>

/** WG3-01 §10.8.1 */
export interface UsageSegment extends Stamps {
  readonly cds_usagesegment_id: string
  readonly related_aggregations: readonly string[]
  readonly related_accounts: readonly string[]
  readonly related_servicecontracts: readonly string[]
  readonly related_servicepoints: readonly string[]
  readonly related_meterdevices: readonly string[]
  readonly related_billsections: readonly string[]
  readonly segment_start: IsoInstant
  readonly segment_end: IsoInstant
  /** Seconds. */
  readonly interval: Decimal
  readonly formats: readonly ValueFormat[]
  /** One Value Set an interval, each as long as `formats`. */
  readonly values: readonly (readonly (ValueObject | null)[])[]
}
