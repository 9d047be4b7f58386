import type { FieldFormat, FieldGroup, Json, SelectionType } from '../types.ts'

/** A field as all scopes know it; a scope may preset other values for itself. */
export interface FieldType {
  readonly name: string
  /** For the client's developer: what sending a value means. */
  readonly description: string
  readonly group: FieldGroup
  readonly format: FieldFormat
  /** Where a duration reaches from now (AF-015, FD-367). On durations alone. */
  readonly direction?: 'past' | 'future'
  /** Left out: nothing applies when a request leaves the field out (AF-009); for `isRequired`, forbidden (AF-010). */
  readonly default?: Json
  readonly isRequired?: true
  readonly minimum?: Json
  readonly maximum?: Json
  /** Left out where only a utility knows them, such as its programs: without its choices the field is not offered. */
  readonly choices?: readonly ChoiceType[]
  /** For the pages alone, such as what fills the sign-in page: not kept in the grant. */
  readonly isHint?: true
  /** Described by the utility's profile, and known to nobody else. */
  readonly isOwn?: true
}

export interface ChoiceType {
  readonly id: string
  readonly name: string
  readonly description: string
  /** Value Format of a kind of measurement; on `include_usage_segment_value_types` alone (SP-042, SP-043). */
  readonly usagesegment_format?: { readonly id: string; readonly type: string; readonly [fact: string]: Json }
}

/** A kind of scope, before a utility offers it. */
export interface ScopeType {
  readonly type: string
  readonly name: string
  /** For people: what it lets a client do. */
  readonly description: string
  readonly notation: 'cds' | 'draft'
  readonly kind: 'customer-consent' | 'direct-access' | 'administration'
  /** What the form may list: a utility has to offer those that are required, and some list at all; none without a form. */
  readonly selectionTypes: {
    readonly required: readonly SelectionType[]
    readonly optional: readonly SelectionType[]
  }
  /** Count as true whatever is sent. */
  readonly impliedFields: readonly string[]
  /** Fields that a utility cannot leave out. */
  readonly requiredFields: readonly string[]
  /** Fields that a utility offers unless it says otherwise. */
  readonly optionalFields: readonly string[]
  /** Fields that no utility can add (SP-083, SP-327). */
  readonly bannedFields?: readonly string[]
  /** Fields that a list on the form brings with it (SP-272 to SP-276). */
  readonly requiredWith?: Readonly<Partial<Record<SelectionType, readonly string[]>>>
  /** Fields that `null` and `[]` are refused for, be they sent or by default (SP-131, SP-311). */
  readonly neverNull?: readonly string[]
  /** Fields that take one value only (SP-313, SP-314). */
  readonly fixedValues?: Readonly<Record<string, Json>>
  /** Preselection fields that stay in the grant (SP-132, SP-310, SP-330). */
  readonly keptPreselections?: readonly string[]
  /** The form lists what is preselected, and nothing can be changed there (SL-530). */
  readonly hasFixedSelection?: true
  /** What this scope presets otherwise than the field itself. */
  readonly presets?: Readonly<Record<string, Partial<FieldType>>>
}
