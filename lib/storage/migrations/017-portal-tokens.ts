import type { Kysely } from 'kysely'

/** Tokens by which a portal hands a customer over are good once. Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('portal_token')
    .addColumn('id_hash', 'text', (column) => column.primaryKey()) // of issuer and `jti`
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('portal_token_expires').on('portal_token').column('expires_at').execute()
}
