import type { Kysely } from 'kysely'

/** What a utility has looked at of a client, which the form then says (WG3-01 §9.2.1.2). Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('client_review')
    .addColumn('client_id', 'text', (column) => column.primaryKey().references('client.id'))
    .addColumn('name', 'text') // as the client was called then
    .addColumn('confirmed_uri', 'text') // `null`: its website was not confirmed, or it had none
    .addColumn('reviewed_at', 'text', (column) => column.notNull())
    .execute()
}
