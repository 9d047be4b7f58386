import type { Kysely } from 'kysely'

/** Which grant stands for what a client asks for by client credentials (WG1-02 §8, WG3-01 §6.2). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('direct_grant')
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('asked_hash', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('direct_grant_key', ['client_id', 'asked_hash'])
    .execute()
}
