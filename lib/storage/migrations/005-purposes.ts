import type { Kysely } from 'kysely'

/** Purposes that clients write themselves (WG3-01 §8.1). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('client')
    .addColumn('purposes_json', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
}
