import type { ColumnType } from 'kysely'

/** What customers decided. Instants are ISO 8601 in UTC; columns that end in `_json` hold JSON. */
export interface GrantTables {
  interaction: {
    uid: string
    client_id: string
    params_json: string
    return_to: string
    created_at: string
    expires_at: string
    /** 1 until the customer has signed in for a request with `prompt=login`. */
    must_sign_in: number
    draft_json: string | null
    decided_at: string | null
    outcome_json: string | null
    /** For whom alone it is. */
    customer_id: string | null
    /** Of the pages, as the request and the browser first asked; null until the customer has come. */
    locale: ColumnType<string | null, string | null | undefined>
    /** By which of the profile's ways the customer signed in; `session`: they had before. */
    sign_in: ColumnType<string | null, string | null | undefined>
    signed_in_at: ColumnType<string | null, string | null | undefined>
    form_seen_at: ColumnType<string | null, string | null | undefined>
    /** When something first stood in the customer's way. */
    problem_at: ColumnType<string | null, string | null | undefined>
    /** Its end, be it a decision or none, is in the metrics of some instance. */
    end_counted_at: ColumnType<string | null, string | null | undefined>
  }
  grant: {
    id: string
    client_id: string
    registration_id: string
    customer_id: string | null
    status: string
    scope: string
    authorization_details_json: string
    enabled_scope: string
    enabled_authorization_details_json: string
    granted_json: string
    state: string | null
    created_at: string
    modified_at: string
    not_before: string | null
    expires_at: string | null
    parent_id: string | null
    eta: string | null
    /** When it was last approved. */
    approved_at: string
  }
  /** Grants that filters of listings do not tell apart. */
  grant_group: {
    id: number
    registration_id: string
    /** A word of their `scope`; empty: whatever it is. */
    scope: string
    /** When they were made, in UTC: `quarter 2026-01-01`, `ten days 2026-01-11`, `day 2026-01-15`; empty: whenever it was. */
    period: string
    client_id: string
    status: string
  }
  /** A grant in each of its groups, in the order of listings. */
  grant_place: {
    group_id: number
    modified_at: string
    grant_id: string
    created_at: string
  }
  /** Which grant supersedes which. */
  grant_replacement: {
    grant_id: string
    replaced_id: string
  }
  /** Append-only; each entry holds the hash of the one before it. */
  grant_history: {
    /** From 1, without gaps. */
    sequence: number
    grant_id: string
    at: string
    actor: string
    cause: string
    /** `null`: the grant began. */
    from_status: string | null
    to_status: string
    state_json: string
    previous_hash: string
    hash: string
  }
  /** One row: what the history ends with. Whoever appends locks it. */
  history_head: {
    id: number
    sequence: number
    hash: string
  }
  /** Reads of the Customer Data API, by day and kind. */
  grant_use: {
    grant_id: string
    day: string
    kind: string
    reads: number
    last_at: string
  }
  direct_grant: {
    client_id: string
    /** SHA-256 of what was asked for. */
    asked_hash: string
    grant_id: string
  }
  receipt: {
    number: string
    /** SHA-256 of the secret part of the receipt's address. */
    address_hash: string
    /** The secret part itself, encrypted: the customer's own pages link to it. */
    address_sealed: string
    grant_id: string
    locale: string
    content_json: string
    created_at: string
  }
  /** A form that is answered without a sign-in, until it is decided. */
  unsigned_form: {
    uid: string
    /** What stands in its fields. */
    typed_sealed: string
    contact_sealed: string | null
    /** What was approved, if the code turns out right. */
    decision_json: string | null
    code_hash: string | null
    code_expires_at: string | null
    failures: number
    sent: number
  }
  /** How many codes one contact has been sent lately. */
  contact_limit: {
    contact_hash: string
    since: string
    sent: number
  }
}
