import type { SelectionType } from '#lib/catalog/index.ts'
import type { BillSection, BillStatement } from './bills.ts'
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
}
export type ObjectKind = keyof ObjectKinds

/**
 * What the utility holds for its customers. Data objects come in the wire's words (WG3-01 §10), whole:
 * `access/` cuts them down to what a grant opens.
 *
 * Every method sees one customer's objects only; what is another's is as though it were not there. All may be
 * called as often as one likes. Each throws CodedError `resources_unavailable` when the utility's system does not
 * answer.
 */
export interface Resources {
  /** All that this customer could choose on a form, sorted as shown; `[]` if there is nothing. */
  selectable(customerId: string, type: SelectionType): Promise<readonly SelectionEntry[]>
  links(customerId: string): Promise<Links>
  /** In the order of `ids`; those that are not there are left out. */
  objects<Kind extends ObjectKind>(
    customerId: string,
    kind: Kind,
    ids: readonly string[],
  ): Promise<readonly ObjectKinds[Kind][]>
  /** By `statement_date`, newest first, then as `links` sorts (AP-267). */
  statements(customerId: string, query: StatementQuery): Promise<readonly BillStatement[]>
  /** All sections of these statements, by account number and `start_date`. */
  sections(customerId: string, statementIds: readonly string[]): Promise<readonly BillSection[]>
  /** By `segment_start`, oldest first, then `cds_modified`, newest first, then id. */
  usage(customerId: string, query: UsageQuery): Promise<readonly UsageSegment[]>
}

export interface StatementQuery {
  readonly accounts: readonly string[]
  /** Both days are inside. */
  readonly from?: IsoDate
  readonly until?: IsoDate
}

export interface UsageQuery {
  /** Segments that relate to any of these. */
  readonly contracts: readonly string[]
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
