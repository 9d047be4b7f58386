import { type Kysely, sql } from 'kysely'

/** Where grants stand in listings by filters that no one index of `grant` answers (WG1-02 §8.4). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_group')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('registration_id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull()) // one word, or '' for all grants
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_month', 'text', (column) => column.notNull()) // 2026-01, UTC
    .addUniqueConstraint('grant_group_key', [
      'registration_id',
      'scope',
      'client_id',
      'status',
      'created_month',
    ])
    .execute()
  await db.schema
    .createTable('grant_place')
    .addColumn('group_id', 'integer', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('grant_place_key', ['group_id', 'modified_at', 'grant_id', 'created_at'])
    .execute()
  await placeStandingGrants(db)
  await db.schema.dropIndex('grant_parent').execute()
  await db.schema
    .createIndex('grant_by_parent')
    .on('grant')
    .columns(['parent_id', 'modified_at', 'id'])
    .where('parent_id', 'is not', null)
    .execute()
}

interface Row {
  id: string
  registration_id: string
  client_id: string
  status: string
  scope: string
  created_at: string
  modified_at: string
}

const pageLength = 1000

async function placeStandingGrants(db: Kysely<unknown>): Promise<void> {
  const groups = new Map<string, number>()
  for (let after = ''; ; ) {
    const { rows } =
      await sql<Row>`select id, registration_id, client_id, status, scope, created_at, modified_at
      from "grant" where id > ${after} order by id limit ${pageLength}`.execute(db)
    const last = rows.at(-1)
    if (!last) return
    for (const row of rows) {
      for (const word of new Set(['', ...row.scope.split(' ')])) {
        const group = await groupOf(db, groups, row, word)
        await sql`insert into grant_place (group_id, modified_at, grant_id, created_at)
          values (${group}, ${row.modified_at}, ${row.id}, ${row.created_at})`.execute(db)
      }
    }
    after = last.id
  }
}

async function groupOf(
  db: Kysely<unknown>,
  groups: Map<string, number>,
  { registration_id, client_id, status, created_at }: Row,
  scope: string,
): Promise<number> {
  const month = created_at.slice(0, 7)
  const key = JSON.stringify([registration_id, scope, client_id, status, month])
  const known = groups.get(key)
  if (known !== undefined) return known
  const id = groups.size + 1
  groups.set(key, id)
  await sql`insert into grant_group (id, registration_id, scope, client_id, status, created_month)
    values (${id}, ${registration_id}, ${scope}, ${client_id}, ${status}, ${month})`.execute(db)
  return id
}
