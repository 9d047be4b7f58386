import type { Kysely } from 'kysely'

/**
 * What belongs to no one customer: whole buildings, certificates, and usage of the former (WG3-01 §10.7, §10.9); and
 * the way to a customer's object by its id alone, for direct access (WG3-01 §6.2).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shared_object')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('link_json', 'text')
    .addColumn('selection_json', 'text')
    .addColumn('object_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shared_object_key', ['kind', 'id'])
    .execute()
  await db.schema
    .createTable('shared_segment')
    .addColumn('aggregation_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('interval_s', 'integer', (column) => column.notNull())
    .addColumn('series_json', 'text', (column) => column.notNull())
    .addColumn('values_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('shared_segment_key', ['aggregation_id', 'starts_at', 'id'])
    .execute()
  await db.schema.createIndex('customer_object_id').on('customer_object').columns(['id', 'kind']).execute()
}
