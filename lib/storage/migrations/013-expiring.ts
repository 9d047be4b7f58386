import type { Kysely } from 'kysely'

/** That an authorization ends soon is told once for each receipt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('outbox_expiring')
    .unique()
    .on('outbox')
    .column('receipt_number')
    .where('kind' as never, '=', 'expiring')
    .execute()
}
