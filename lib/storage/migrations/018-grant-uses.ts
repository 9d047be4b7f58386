import type { Kysely } from 'kysely'

/** What was read by a grant: a row for each day and kind of data. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_use')
    .addColumn('grant_id', 'text', (column) => column.notNull().references('grant.id'))
    .addColumn('day', 'text', (column) => column.notNull()) // by the utility's calendar
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reads', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'text', (column) => column.notNull()) // ISO 8601, UTC
    .addPrimaryKeyConstraint('grant_use_key', ['grant_id', 'day', 'kind'])
    .execute()
}
