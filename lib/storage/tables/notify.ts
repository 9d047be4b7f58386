/** Messages to customers. Instants are ISO 8601 in UTC. */
export interface NotifyTables {
  outbox: {
    id: string
    kind: string
    receipt_number: string | null
    payload_sealed: string | null
    locale: string
    created_at: string
    due_at: string
    /** After which it is not worth sending. */
    expires_at: string | null
    attempts: number
    done_at: string | null
    result: string | null
  }
  /** Codes by which customers sign in; the browser that asked for one holds what `id_hash` is of. */
  sign_in_code: {
    id_hash: string
    contact_sealed: string
    code_hash: string
    expires_at: string
    failures: number
  }
  /** Of grants that were approved without a sign-in. */
  verified_contact: {
    grant_id: string
    contact_sealed: string
  }
}
