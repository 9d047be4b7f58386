import { type Kysely, sql } from 'kysely'

/**
 * How far each request has come, so that it is counted once whoever saw it. What was over before counting began is
 * not counted. Instants: ISO 8601, UTC.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of [
    'locale',
    'sign_in',
    'signed_in_at',
    'form_seen_at',
    'problem_at',
    'end_counted_at',
  ]) {
    await db.schema.alterTable('interaction').addColumn(column, 'text').execute()
  }
  const now = new Date().toISOString()
  await sql`update interaction set end_counted_at = ${now} where decided_at is not null or expires_at <= ${now}`.execute(
    db,
  )
  await db.schema
    .createIndex('interaction_decided')
    .on('interaction')
    .column('decided_at')
    .where(sql<boolean>`end_counted_at is null and decided_at is not null`)
    .execute()
  await db.schema
    .createIndex('interaction_undecided')
    .on('interaction')
    .column('expires_at')
    .where(sql<boolean>`end_counted_at is null and decided_at is null`)
    .execute()
}
