import { type Kysely, type SqlBool, sql } from 'kysely'

/**
 * The arrays of a listing of messages, each in its order (WG1-02 §6.8): of thousands that a registration has, a few are
 * outstanding, and as few may be unread.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('message_by_read')
    .on('message')
    .columns(['registration_id', 'read', 'modified_at', 'id'])
    .execute()
  await db.schema
    .createIndex('message_outstanding')
    .on('message')
    .columns(['registration_id', 'modified_at', 'id'])
    .where(sql<SqlBool>`status in ('open', 'pending')`)
    .execute()
  await db.schema.dropIndex('message_listing').execute()
}
