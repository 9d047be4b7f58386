import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

/** What a grant's life needs beside its beginning, and the history of all grants (WG1-02 §8). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('grant').addColumn('parent_id', 'text').execute()
  await db.schema.alterTable('grant').addColumn('eta', 'text').execute()
  await db.schema
    .alterTable('grant')
    .addColumn('approved_at', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await sql`update "grant" set approved_at = created_at`.execute(db)
  await db.schema
    .createIndex('grant_parent')
    .on('grant')
    .column('parent_id')
    .where('parent_id', 'is not', null)
    .execute()
  await db.schema
    .createIndex('grant_expires')
    .on('grant')
    .column('expires_at')
    .where('expires_at', 'is not', null)
    .execute()
  await db.schema
    .createIndex('grant_not_before')
    .on('grant')
    .column('not_before')
    .where('not_before', 'is not', null)
    .execute()

  await db.schema
    .createTable('grant_replacement')
    .addColumn('grant_id', 'text', (column) => column.notNull().references('grant.id'))
    .addColumn('replaced_id', 'text', (column) => column.notNull().references('grant.id'))
    .addPrimaryKeyConstraint('grant_replacement_key', ['grant_id', 'replaced_id'])
    .execute()
  await db.schema
    .createIndex('grant_replacement_replaced')
    .on('grant_replacement')
    .column('replaced_id')
    .execute()

  await db.schema
    .createTable('grant_history')
    .addColumn('sequence', 'integer', (column) => column.primaryKey()) // from 1, without gaps
    .addColumn('grant_id', 'text', (column) => column.notNull().references('grant.id'))
    .addColumn('at', 'text', (column) => column.notNull()) // ISO 8601, UTC
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('from_status', 'text') // none: the grant began
    .addColumn('to_status', 'text', (column) => column.notNull())
    .addColumn('state_json', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('grant_history_grant')
    .on('grant_history')
    .columns(['grant_id', 'sequence'])
    .execute()

  // the one row holds the last entry's sequence and hash: whoever appends locks it first
  await db.schema
    .createTable('history_head')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into history_head (id, sequence, hash) values (1, 0, '')`.execute(db)
  await beginHistory(db)
}

interface Row {
  id: string
  customer_id: string | null
  status: string
  scope: string
  authorization_details_json: string
  enabled_scope: string
  enabled_authorization_details_json: string
  granted_json: string
  created_at: string
  not_before: string | null
  expires_at: string | null
}

/** Grants that are there already begin their history as they stand. */
async function beginHistory(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<Row>`select * from "grant" order by created_at, id`.execute(db)
  let sequence = 0
  let hash = ''
  for (const row of rows) {
    sequence += 1
    const state = JSON.stringify({
      scope: row.scope,
      authorizationDetails: JSON.parse(row.authorization_details_json),
      enabledScope: row.enabled_scope,
      enabledAuthorizationDetails: JSON.parse(row.enabled_authorization_details_json),
      customerId: row.customer_id,
      parent: null,
      approved: row.created_at,
      notBefore: row.not_before,
      expires: row.expires_at,
      eta: null,
      granted: digest(row.granted_json),
    })
    const said = [hash, sequence, row.id, row.created_at, 'server', 'adopt', null, row.status, state]
    const next = digest(JSON.stringify(said))
    await sql`insert into grant_history
      (sequence, grant_id, at, actor, cause, from_status, to_status, state_json, previous_hash, hash)
      values (${sequence}, ${row.id}, ${row.created_at}, 'server', 'adopt', null, ${row.status}, ${state},
        ${hash}, ${next})`.execute(db)
    hash = next
  }
  await sql`update history_head set sequence = ${sequence}, hash = ${hash}`.execute(db)
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
