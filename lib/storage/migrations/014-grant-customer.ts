import type { Kysely } from 'kysely'

/** A customer's grants to one client, the newest last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('grant_customer')
    .on('grant')
    .columns(['customer_id', 'client_id', 'created_at'])
    .execute()
}
