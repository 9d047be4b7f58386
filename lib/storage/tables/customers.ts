/** The embedded directory and resources: what a utility's own systems would hold. */
export type CustomerTables = Record<never, never>
