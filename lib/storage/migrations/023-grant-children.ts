import type { Kysely } from 'kysely'

/** The sub-grants of a grant in the order in which they are told, from the index alone: there may be thousands. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('grant_children')
    .on('grant')
    .columns(['parent_id', 'created_at', 'id'])
    .where('parent_id', 'is not', null)
    .execute()
}
