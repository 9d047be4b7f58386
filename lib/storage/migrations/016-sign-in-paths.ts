import type { Kysely } from 'kysely'

/** Ways to sign in beside a password: an OpenID Provider, and codes to a contact on file. Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customer_subject')
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customer.id'))
    .addPrimaryKeyConstraint('customer_subject_key', ['path', 'subject'])
    .execute()

  await db.schema
    .createTable('sign_in_code')
    .addColumn('id_hash', 'text', (column) => column.primaryKey()) // of what the browser's cookie holds
    .addColumn('contact_sealed', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull()) // keyed: six digits alone are soon guessed
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('sign_in_code_expires').on('sign_in_code').column('expires_at').execute()
}
