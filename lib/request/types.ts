import type { CatalogScope, Json, Purpose, SelectionType } from '#lib/catalog/index.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'

/** An authorization request after the client's defaults, still without a customer. */
export interface AuthorizationRequest {
  readonly scopes: readonly RequestedScope[]
}

/** One scope asked for, with the effective value of each field that it offers (AU-018). */
export interface RequestedScope {
  /** The word in `scope`, and the `type` of its authorization details. */
  readonly scope: string
  readonly catalog: CatalogScope
  /** Path in the request, for errors: `authorization_details[0]`; `scope` when only named there. */
  readonly at: string
  /** By field id; defaults filled in; implied fields are `true`. */
  readonly fields: Readonly<Record<string, Json>>
  /** What `purpose` names, as the client has it at this moment; `null`: nothing is said (FD-474, FD-475). */
  readonly purpose: Purpose | null
}

/** A moment that a duration field names, before or after now. */
export interface RequestedDuration {
  readonly field: string
  readonly direction: 'past' | 'future'
  /** As asked, in the wire's words: `P3Y`, `-P2Y`, `2020-01-01`, `infinite`, the draft's `3y`. */
  readonly asked: string
  /** As it would be if approved now: an ISO date or instant in UTC, `infinite`. Inclusive. */
  readonly boundary: string
  /** Ids of the section's scopes that ask for just this; several in a merged section (FD-379). */
  readonly scopes: readonly string[]
}

/** What the form is made from: the request, resolved for one customer at one moment. */
export interface ConsentRequest {
  readonly sections: readonly ConsentSection[]
  /**
   * This customer has nothing that the client preselects, and the client wants an error then: the preselection
   * error page stands in place of the form (FD-456, FD-457). One section is enough.
   */
  readonly noPreselection: boolean
}

/** One request section of the form: one scope, or several that share their selection (merged). */
export interface ConsentSection {
  /** `s1`, `s2`, … in the request's order; the prefix of the section's names in the form's post. */
  readonly id: string
  readonly scopes: readonly RequestedScope[]
  /** `null`: there is nothing to choose. */
  readonly selection: Selection | null
  readonly durations: readonly RequestedDuration[]
  /** What the purpose component shows (FD-474, SL-705); `null`: none. */
  readonly purpose: Purpose | null
}

/** What may be chosen in a section, and what is chosen at the start. */
export interface Selection {
  readonly type: SelectionType
  /** Sorted as shown; each once. */
  readonly entries: readonly SelectionEntry[]
  /** Ids of the entries that are chosen at the start. */
  readonly preselected: ReadonlySet<string>
  /** Whether later entries of this customer are to be included, at the start. */
  readonly includeFuture: boolean
  /** `false`: nothing can be changed (the entries show, locked); for aggregation consent alone (SL-530). */
  readonly editable: boolean
}

/** An authorization details object: `type` is the scope's id. RFC 9396 §2 */
export type AuthorizationDetail = { readonly type: string } & { readonly [field: string]: Json }

/** What one scope of a grant opens, for `access/`: all values effective, all durations absolute. */
export interface GrantedScope {
  readonly scope: string
  /** The catalog type that says what it opens. */
  readonly type: string
  /**
   * By field id: included data (implied fields are `true`), durations (ISO dates or instants in UTC, or
   * `infinite`), kept preselection fields. The draft's durations are always `historical_start` and
   * `ongoing_end` here, whichever way they were asked for.
   */
  readonly fields: Readonly<Record<string, Json>>
  /** `null`: the scope has nothing to choose (direct access). */
  readonly selection: {
    readonly type: SelectionType
    /** Object ids as in `SelectionEntry.id`. */
    readonly entries: readonly string[]
    readonly includeFuture: boolean
  } | null
}

/** What the customer changed in a section that the client leaves to be changed (LY-054, FD-482). */
export interface SectionChanges {
  readonly isRemoved: boolean
  /** Ids of included data fields that are left out. */
  readonly dropped: readonly string[]
  /** By `durationKey`: a length (`P6M`), or a day as it was typed, which need not be one. */
  readonly shortened: Readonly<Record<string, string>>
}

/** What the customer chose in one section. */
export interface SectionDecision {
  readonly section: string
  /** Ids of chosen entries; empty for a section without selection. */
  readonly entries: readonly string[]
  readonly includeFuture: boolean
  /** Left out: the request stands as it is. */
  readonly changes?: SectionChanges
}
