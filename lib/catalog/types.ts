/** A value in JSON, as a client sends it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * WG1-02 §3.9 (AF). `_or_null` formats take `null` too. The formats that begin with `draft_` are those of the
 * 2023 draft: `'3y'`, `'6m'`, `'90d'` or a date (DR-40); the same signed, or `'now'` (DR-41); `'all'` or a list (DR-42).
 */
export type FieldFormat =
  | 'int'
  | 'decimal'
  | 'string'
  | 'string_or_null'
  | 'string_list'
  | 'string_list_or_null'
  | 'boolean'
  | 'choice'
  | 'choice_or_null'
  | 'choice_list'
  | 'choice_list_or_null'
  | 'relative_or_absolute_date'
  | 'relative_or_absolute_datetime'
  | 'jwk_or_null'
  | 'draft_length_or_date'
  | 'draft_offset_or_date'
  | 'draft_all_or_list'

/** One authorization details field as it is published, in the wire's words. WG1-02 §3.8 (AF) */
export interface FieldDescription {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly documentation: string
  readonly for_types: readonly string[]
  readonly format: FieldFormat
  readonly is_required: boolean
  readonly default?: Json
  readonly minimum?: Json
  readonly maximum?: Json
  readonly choices?: readonly {
    readonly id: string
    readonly name: string
    readonly description: string
    readonly documentation: string
    /** Value Format; on the choices of `include_usage_segment_value_types` alone (SP-042, SP-043). */
    readonly usagesegment_format?: {
      readonly id: string
      readonly type: string
      readonly [fact: string]: Json
    }
  }[]
}

/** One scope as it is published, in the wire's words. WG1-02 §3.4 (SC-101 to SC-117) */
export interface ScopeDescription {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly description: string
  readonly documentation: string
  readonly registration_requirements: readonly string[]
  readonly registration_optional: readonly string[]
  readonly response_types_supported: readonly string[]
  readonly grant_types_supported: readonly string[]
  readonly token_endpoint_auth_methods_supported: readonly string[]
  readonly code_challenge_methods_supported: readonly string[]
  readonly coverages_supported: readonly string[]
  readonly grant_admin_scope: string | null
  readonly authorization_details_types_supported: readonly string[]
  readonly authorization_details_fields_supported: readonly FieldDescription[]
}

/** WG3-01 §8.2.3, on the wire's words. The draft's scopes use the first two. */
export type SelectionType =
  | 'account_selection'
  | 'service_contract_selection'
  | 'servicepoint_selection'
  | 'meter_device_selection'
  | 'aggregation_selection'

/** What a field is for; decides where it shows on the form and what it does in the grant. */
export type FieldGroup = 'preselection' | 'included-data' | 'duration' | 'other'

/** What the server itself knows of a scope, beside what it publishes. */
export interface CatalogScope {
  readonly description: ScopeDescription
  /** Which request notation it speaks (DR-44). */
  readonly notation: 'cds' | 'draft'
  readonly kind: 'customer-consent' | 'direct-access' | 'administration'
  /** What may be chosen on the form; the first is the default. Empty: nothing to choose. */
  readonly selectionTypes: readonly SelectionType[]
  /** Included data fields that count as true whatever is sent. */
  readonly impliedFields: readonly string[]
  /** Group of each offered field, by field id. */
  readonly groups: Readonly<Record<string, FieldGroup>>
  /** Where each offered duration field reaches from now, by field id (FD-367). */
  readonly directions: Readonly<Record<string, 'past' | 'future'>>
  /** Fields that `null` and `[]` are refused for, be they sent or by default (SP-131, SP-311). */
  readonly neverNull: readonly string[]
  /** Fields that take one value only (SP-313, SP-314). */
  readonly fixedValues: Readonly<Record<string, Json>>
  /** Preselection fields that stay in the grant (SP-132, SP-310, SP-330). */
  readonly keptPreselections: readonly string[]
  /** The form lists what is preselected, and nothing can be changed there (SL-530). */
  readonly hasFixedSelection: boolean
  /** Fields for the pages alone, which are not kept in the grant (DR-30). */
  readonly hints: readonly string[]
  /** Fields that only this utility has: nobody else has words for them (FD-017). */
  readonly ownFields: readonly string[]
}

/** All that one utility offers, by scope id, in the profile's order. */
export interface Catalog {
  readonly scopes: ReadonlyMap<string, CatalogScope>
  /** Default purposes, which every client has for its scopes (FD-473). */
  readonly purposes: readonly Purpose[]
}

/** Why a client asks, in its own words or the utility's. WG3-01 §8.3 (FD-479, PU-003 to PU-011) */
export interface Purpose {
  readonly id: string
  /** For the client; never shown to a customer. */
  readonly name: string
  /** What the customer reads: plain text, with line breaks. */
  readonly content: string
  /** A link beneath it, called `relatedName`; `null`: none. */
  readonly relatedUri: string | null
  readonly relatedName: string | null
  /** Ids of the scopes for which it can be given. */
  readonly scopesSupported: readonly string[]
}
