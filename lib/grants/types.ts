import type { Temporal } from 'temporal-polyfill'
import type { SelectionType } from '#lib/catalog/index.ts'
import type { AuthorizationDetail, GrantedScope } from '#lib/request/index.ts'
import type { WordedScope } from '#lib/wording/index.ts'

export type { AuthorizationDetail, GrantedScope }

/** WG1-02 §8.2 */
export type GrantStatus =
  | 'active'
  | 'future'
  | 'pending'
  | 'partial'
  | 'needs_authorization'
  | 'needs_sub_grants'
  | 'disabled'
  | 'suspended'
  | 'revoked'
  | 'closed'
  | 'expired'
  | 'delayed'
  | 'stopped'
  | 'errored'

/** A customer's authorization, or a client's own by client credentials. WG1-02 §8.1 */
export interface Grant {
  /** `grant_` and 22 characters. */
  readonly id: string
  readonly clientId: string
  readonly registrationId: string
  /** `null` for grants by client credentials. */
  readonly customerId: string | null
  readonly status: GrantStatus
  /** Space-separated. */
  readonly scope: string
  readonly authorizationDetails: readonly AuthorizationDetail[]
  readonly enabledScope: string
  readonly enabledAuthorizationDetails: readonly AuthorizationDetail[]
  /**
   * What each scope opens, for `access/`. By client credentials there is no customer, `selection` is `null`, and the
   * preselection fields in `fields` are filters: `null` filters nothing, a list leaves what it names (AP-149, SP-330).
   * Empty for a grant of an administrative scope.
   */
  readonly granted: readonly GrantedScope[]
  readonly receiptConfirmations: readonly string[]
  /** The grant of which this is a sub-grant. */
  readonly parent: string | null
  /** Its sub-grants, the first one first. */
  readonly children: readonly string[]
  /** Earlier grants that this one supersedes, and later ones that supersede it. */
  readonly replacing: readonly string[]
  readonly replacedBy: readonly string[]
  /** The `state` of the request that made it, for the listing's `states`. */
  readonly state: string | null
  /** Instants, ISO 8601 in UTC. */
  readonly created: string
  readonly modified: string
  /** When it was last approved: what the customer got later is future from then on. */
  readonly approved: string
  readonly notBefore: string | null
  readonly expires: string | null
  /** When `pending` should be over. */
  readonly eta: string | null
}

/** What the customer of a grant is told of it by message (RC-010, OP-61). */
export interface GrantNews {
  readonly kind: 'receipt' | 'changed' | 'reduced' | 'revoked' | 'expiring' | 'opened' | 'suspended' | 'ended'
  readonly grantId: string
  readonly now: Temporal.Instant
}

/** Frozen at approval; WG3-01 §9.4 (RC) */
export interface Receipt {
  /** The confirmation number that the customer sees: no spaces. */
  readonly number: string
  readonly grantId: string
  readonly created: string
  readonly locale: string
  /** What was on the form and what was chosen, in data (the words are made when shown). */
  readonly content: ReceiptContent
}

export interface ReceiptContent {
  readonly clientName: string
  readonly clientUri: string | null
  readonly utilityName: string
  readonly customerName: string | null
  /** Where the terms were read that held then; receipts of before have none (RC-042, RC-074). */
  readonly termsUri?: string
  readonly sections: readonly ReceiptSection[]
}

export interface ReceiptSection {
  readonly scopes: readonly WordedScope[]
  readonly durations: readonly {
    readonly field: string
    readonly direction: 'past' | 'future'
    readonly asked: string
    readonly boundary: string
    /** Which of the section's scopes it is for; all when left out. */
    readonly scopes?: readonly string[]
  }[]
  readonly purpose: ShownPurpose | null
  readonly selection: {
    readonly type: SelectionType
    readonly includeFuture: boolean
    /** Everything there is of the kind, which nobody listed (RC-038). */
    readonly isAll?: true
    /** How many of how many, and which; the numbers show only after sign-in. */
    readonly chosen: readonly {
      readonly id: string
      readonly number: string
      readonly address: string | null
    }[]
    readonly of: number
  } | null
}

/** A purpose as the customer reads it: a copy, which no later change of the client's touches (RC-041, FD-477). */
export interface ShownPurpose {
  readonly content: string
  readonly relatedUri: string | null
  readonly relatedName: string | null
  /** Whether the client wrote it; else it is one of the utility's (CO-061). */
  readonly isClients: boolean
}
