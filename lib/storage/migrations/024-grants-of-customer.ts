import type { Kysely } from 'kysely'

/**
 * A customer's grants as their dashboard puts them in order, from the index alone: beside what a grant opens, which is
 * long, its status lies far away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('grant_of_customer')
    .on('grant')
    .columns(['customer_id', 'client_id', 'created_at', 'id', 'status', 'expires_at', 'parent_id'])
    .execute()
  await db.schema.dropIndex('grant_customer').execute()
}
