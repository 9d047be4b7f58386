import type { Kysely } from 'kysely'

/** Artifacts of the OAuth engine. Seconds since 1970 where a column ends in `_at`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('artifact')
    .addColumn('id_hash', 'text', (column) => column.notNull()) // SHA-256, base64url
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text')
    .addColumn('credential_id', 'text')
    .addColumn('client_id', 'text')
    .addColumn('uid', 'text')
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('consumed_at', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('artifact_key', ['id_hash', 'model'])
    .execute()
  await db.schema
    .createIndex('artifact_grant')
    .on('artifact')
    .column('grant_id')
    .where('grant_id', 'is not', null)
    .execute()
  await db.schema
    .createIndex('artifact_client')
    .on('artifact')
    .column('client_id')
    .where('client_id', 'is not', null)
    .execute()
  await db.schema
    .createIndex('artifact_uid')
    .on('artifact')
    .column('uid')
    .where('uid', 'is not', null)
    .execute()
  await db.schema
    .createIndex('artifact_expires')
    .on('artifact')
    .column('expires_at')
    .where('expires_at', 'is not', null)
    .execute()
}
