import type { IsoInstant } from './objects.ts'

/**
 * How one customer's objects, or those of all, hang together, and no more: small enough to hold ten thousand services
 * in memory.
 * Each list has the last changed object first, then by id (AP-039, AP-173, AP-205).
 */
export interface Links {
  readonly accounts: readonly AccountLink[]
  readonly contracts: readonly ContractLink[]
  readonly points: readonly PointLink[]
  readonly meters: readonly MeterLink[]
  readonly aggregations: readonly AggregationLink[]
}

interface Link {
  readonly id: string
  readonly number: string | null
  readonly created: IsoInstant
  readonly modified: IsoInstant
}

export interface AccountLink extends Link {
  /** One of the same customer's; a parent to which the customer has no right is left out (AP-076). */
  readonly parent: string | null
}

export interface ContractLink extends Link {
  readonly account: string
}

export interface PointLink extends Link {
  readonly contracts: readonly string[]
  /** Of this customer, not of a former one (FD-286). */
  readonly previousContracts: readonly string[]
}

export interface MeterLink extends Link {
  readonly points: readonly string[]
  readonly previousPoints: readonly string[]
}

export interface AggregationLink extends Link {
  readonly accounts: readonly string[]
  readonly contracts: readonly string[]
  readonly points: readonly string[]
  readonly meters: readonly string[]
  readonly aggregations: readonly string[]
}
