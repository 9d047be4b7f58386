import type { Kysely } from 'kysely'

/** What a utility's own authorization server asks customers here. Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consent_request')
    .addColumn('uid', 'text', (column) => column.primaryKey()) // of the interaction
    .addColumn('jti_hash', 'text', (column) => column.notNull().unique())
    .addColumn('sub', 'text') // none: whoever signs in here
    .addColumn('state', 'text')
    .addColumn('return_uri', 'text', (column) => column.notNull())
    .addColumn('form_key_hash', 'text', (column) => column.notNull()) // of what stands in `form_uri`
    .addColumn('form_expires_at', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text') // none: not yet
    .execute()
  // for whom alone the request is; none: whoever signs in
  await db.schema.alterTable('interaction').addColumn('customer_id', 'text').execute()
}
