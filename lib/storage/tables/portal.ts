export interface PortalTables {
  /** Tokens by which the utility's portal has handed a customer over, while they could come again. */
  portal_token: {
    id_hash: string
    expires_at: string
  }
}
