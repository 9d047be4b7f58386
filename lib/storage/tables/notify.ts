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
  /** Of grants that were approved without a sign-in. */
  verified_contact: {
    grant_id: string
    contact_sealed: string
  }
}
