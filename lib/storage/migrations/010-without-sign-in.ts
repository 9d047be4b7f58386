import type { Kysely } from 'kysely'

/** Forms that are answered without a sign-in, and their one-time codes (WG3-01 §9.2.1.6). Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unsigned_form')
    .addColumn('uid', 'text', (column) => column.primaryKey())
    .addColumn('typed_sealed', 'text', (column) => column.notNull())
    .addColumn('contact_sealed', 'text')
    .addColumn('decision_json', 'text')
    .addColumn('code_hash', 'text') // keyed: six digits alone are soon guessed
    .addColumn('code_expires_at', 'text')
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('sent', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()

  await db.schema
    .createTable('contact_limit')
    .addColumn('contact_hash', 'text', (column) => column.primaryKey()) // keyed
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('sent', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('contact_limit_since').on('contact_limit').column('since').execute()
}
