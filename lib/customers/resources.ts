import type { SelectionType } from '#lib/catalog/index.ts'
import type { BillSection, BillStatement } from './bills.ts'
import type { EnergyAttributeCertificate } from './certificates.ts'
import type { Links } from './links.ts'
import type {
  Account,
  Aggregation,
  IsoDate,
  IsoInstant,
  MeterDevice,
  ServiceContract,
  ServicePoint,
} from './objects.ts'
import type { SelectionEntry } from './types.ts'
import type { UsageSegment } from './usage.ts'

/** The kinds of object that are read by id. */
export interface ObjectKinds {
  account: Account
  service_contract: ServiceContract
  service_point: ServicePoint
  meter_device: MeterDevice
  aggregation: Aggregation
  bill_statement: BillStatement
  bill_section: BillSection
}
export type ObjectKind = keyof ObjectKinds

/**
 * Whose objects are read: one customer's, by id, or those of all customers (`null`), which a client reads that no
 * customer is asked for (WG3-01 §6.2).
 */
export type Whose = string | null

/**
 * What the utility holds for its customers. Data objects come in the wire's words (WG3-01 §10), whole:
 * `access/` cuts them down to what a grant opens.
 *
 * Of one customer, every method sees their objects only; what is another's is as though it were not there. An
 * aggregation has the customer's own members then; for all customers, all of them. All may be called as often as one
 * likes. Each throws CodedError `resources_unavailable` when the utility's system does not
 * answer.
 */
export interface Resources {
  /** All that a customer could choose on a form, sorted as shown; `[]` if there is nothing. */
  selectable(whose: Whose, type: SelectionType): Promise<readonly SelectionEntry[]>
  links(whose: Whose): Promise<Links>
  /** In the order of `ids`; those that are not there are left out. */
  objects<Kind extends ObjectKind>(
    whose: Whose,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly ObjectKinds[Kind][]>
  /** By `statement_date`, newest first, then as `links` sorts (AP-267). */
  statements(whose: Whose, query: StatementQuery): Promise<readonly BillStatement[]>
  /** All sections of these statements, by account number and `start_date`. */
  sections(whose: Whose, statementIds: readonly string[]): Promise<readonly BillSection[]>
  /** By `segment_start`, oldest first, then `cds_modified`, newest first, then id. */
  usage(whose: Whose, query: UsageQuery): Promise<readonly UsageSegment[]>
  /** All of the utility's, by id; whom they benefit stands in them. */
  certificates(): Promise<readonly EnergyAttributeCertificate[]>
  /** Who has to agree before these aggregations are read as a whole (AP-374); `[]`: nobody. */
  consents(aggregationNumbers: readonly string[]): Promise<readonly NeededConsent[]>
}

/** One customer's, to one aggregation. */
export interface NeededConsent {
  readonly customerId: string
  readonly aggregationNumber: string
  /** By which it is theirs. */
  readonly premiseNumbers: readonly string[]
}

export interface StatementQuery {
  readonly accounts: readonly string[]
  /** Both days are inside. */
  readonly from?: IsoDate
  readonly until?: IsoDate
}

export interface UsageQuery {
  /** Segments of any of these. */
  readonly contracts: readonly string[]
  /** And those of any of these as a whole, which relate to no single contract. */
  readonly aggregations?: readonly string[]
  /** Segments that end at or after `from` and start at or before `until`; all when left out. */
  readonly from?: IsoInstant
  readonly until?: IsoInstant
  /** Begin behind this segment; with `backwards` before it, the nearest first. */
  readonly beyond?: UsagePosition
  readonly backwards?: boolean
  readonly limit: number
}

export interface UsagePosition {
  readonly start: IsoInstant
  readonly modified: IsoInstant
  readonly id: string
}
