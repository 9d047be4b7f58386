/** Registrations, their clients, credentials and messages. */
export type ClientTables = Record<never, never>
