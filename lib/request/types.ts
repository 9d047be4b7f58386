import type { CatalogScope, Json, SelectionType } from '#lib/catalog/index.ts'
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
}

/** A moment that a duration field names, before or after now. */
export interface RequestedDuration {
  readonly field: string
  readonly direction: 'past' | 'future'
  /** As asked, in the wire's words: `P3Y`, `-P2Y`, `2020-01-01`, `infinite`, the draft's `3y`. */
  readonly asked: string
  /** As it would be if approved now: an ISO date or instant in UTC, `infinite`. */
  readonly boundary: string
}

/** What the form is made from: the request, resolved for one customer at one moment. */
export interface ConsentRequest {
  readonly sections: readonly ConsentSection[]
}

/** One request section of the form: one scope, or several that share their selection (merged). */
export interface ConsentSection {
  /** `s1`, `s2`, … in the request's order; the prefix of the section's names in the form's post. */
  readonly id: string
  readonly scopes: readonly RequestedScope[]
  /** `null`: there is nothing to choose. */
  readonly selection: Selection | null
  readonly durations: readonly RequestedDuration[]
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
  /** `false`: the client allows no change (the entries show, locked). */
  readonly editable: boolean
}

/** What the customer chose in one section. */
export interface SectionDecision {
  readonly section: string
  /** Ids of chosen entries; empty for a section without selection. */
  readonly entries: readonly string[]
  readonly includeFuture: boolean
}
