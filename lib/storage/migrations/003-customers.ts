import type { Kysely } from 'kysely'

/** The embedded directory and resources (WG3-01 §10). Instants: ISO 8601, UTC. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('customer')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('username', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('password', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('customer_link')
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customer.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('sort_key', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('link_json', 'text', (column) => column.notNull())
    .addColumn('selection_json', 'text')
    .addPrimaryKeyConstraint('customer_link_key', ['customer_id', 'kind', 'id'])
    .execute()

  await db.schema
    .createTable('customer_object')
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customer.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('parent_id', 'text')
    .addColumn('object_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('customer_object_key', ['customer_id', 'kind', 'id'])
    .execute()
  await db.schema
    .createIndex('customer_object_parent')
    .on('customer_object')
    .column('parent_id')
    .where('parent_id', 'is not', null)
    .execute()

  await db.schema
    .createTable('usage_segment')
    .addColumn('customer_id', 'text', (column) => column.notNull().references('customer.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('contract_id', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'text', (column) => column.notNull())
    .addColumn('ends_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('interval_s', 'integer', (column) => column.notNull())
    .addColumn('series_json', 'text', (column) => column.notNull())
    .addColumn('values_json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_segment_key', ['contract_id', 'starts_at', 'id', 'customer_id'])
    .execute()
}
