import { type Kysely, sql } from 'kysely'

/** Ways through long listings, each in their order; and what runs out, without all that has ended. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['status', 'client_id', 'state']) {
    await db.schema
      .createIndex(`grant_by_${column.replace('_id', '')}`)
      .on('grant')
      .columns(['registration_id', column, 'modified_at', 'id'])
      .execute()
  }
  await db.schema.dropIndex('grant_expires').execute()
  await sql`create index grant_due on "grant" (expires_at)
    where expires_at is not null and status not in ('revoked', 'closed', 'expired', 'disabled')`.execute(db)
}
