import type { Kysely } from 'kysely'

/** Interactions, grants and receipts (WG1-02 §8, WG3-01 §9). Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('interaction')
    .addColumn('uid', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('params_json', 'text', (column) => column.notNull())
    .addColumn('return_to', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('must_sign_in', 'integer', (column) => column.notNull())
    .addColumn('draft_json', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('outcome_json', 'text')
    .execute()
  await db.schema.createIndex('interaction_expires').on('interaction').column('expires_at').execute()

  await db.schema
    .createTable('grant')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('registration_id', 'text', (column) => column.notNull())
    .addColumn('customer_id', 'text') // none for client credentials
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('authorization_details_json', 'text', (column) => column.notNull())
    .addColumn('enabled_scope', 'text', (column) => column.notNull())
    .addColumn('enabled_authorization_details_json', 'text', (column) => column.notNull())
    .addColumn('granted_json', 'text', (column) => column.notNull())
    .addColumn('state', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('not_before', 'text')
    .addColumn('expires_at', 'text')
    .execute()
  await db.schema
    .createIndex('grant_listing')
    .on('grant')
    .columns(['registration_id', 'modified_at', 'id'])
    .execute()

  await db.schema
    .createTable('receipt')
    .addColumn('number', 'text', (column) => column.primaryKey()) // the customer sees this one
    .addColumn('address_hash', 'text', (column) => column.notNull().unique()) // of the secret part of its URL
    .addColumn('address_sealed', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text', (column) => column.notNull().references('grant.id'))
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('content_json', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('receipt_grant').on('receipt').column('grant_id').execute()
}
