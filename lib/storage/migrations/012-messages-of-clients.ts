import type { Kysely } from 'kysely'

/** What messages have that clients write, or that answer another (WG1-02 §6.1, §6.9). */
export async function up(db: Kysely<unknown>): Promise<void> {
  const table = db.schema.alterTable('message')
  await table.addColumn('creator_id', 'text').execute() // none: the server
  await table.addColumn('previous_id', 'text').execute()
  await table.addColumn('related_uri', 'text').execute() // where it is no object of ours
  await table
    .addColumn('grants_requested_json', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
}
