import { type Kysely, sql } from 'kysely'
import { type Db, isSqlite } from '../index.ts'

/**
 * Groups of grants by whenever they were made, by month and by day (WG1-02 §8.4): a listing without dates has few
 * groups, and one that begins or ends within a month has no month to look through. Ways through the grants that share
 * a `state` or a parent, by status.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('grant_group').renameTo('grant_group_by_month').execute()
  await db.schema
    .createTable('grant_group')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('registration_id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull()) // one word, or '' for all grants
    .addColumn('period', 'text', (column) => column.notNull()) // '', 'month 2026-01', 'day 2026-01-15', UTC
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addUniqueConstraint('grant_group_by_period', [
      'registration_id',
      'scope',
      'period',
      'client_id',
      'status',
    ])
    .execute()
  const group = sql`registration_id, scope, client_id, status`
  await sql`insert into grant_group (id, ${group}, period)
    select id, ${group}, 'month ' || created_month from grant_group_by_month`.execute(db)
  await sql`insert into grant_group (id, ${group}, period)
    select (select max(id) from grant_group_by_month) + row_number() over (order by ${group}, period), ${group}, period
    from (
      select distinct ${group}, '' as period from grant_group_by_month
      union all
      select distinct ${group}, 'day ' || substr(created_at, 1, 10) as period
      from grant_group_by_month join grant_place on group_id = id
    ) as added`.execute(db)
  // of tables that it has never counted, PostgreSQL would compare every place with every group
  if (!isSqlite(db as Db)) await sql`analyze grant_group, grant_group_by_month, grant_place`.execute(db)
  for (const period of [sql`''`, sql`'day ' || substr(created_at, 1, 10)`]) {
    await sql`insert into grant_place (group_id, modified_at, grant_id, created_at)
    select wider.id, modified_at, grant_id, created_at
    from grant_group_by_month as by_month
    join grant_place on group_id = by_month.id
    join grant_group as wider
      on wider.registration_id = by_month.registration_id
      and wider.scope = by_month.scope
      and wider.period = ${period}
      and wider.client_id = by_month.client_id
      and wider.status = by_month.status`.execute(db)
  }
  await db.schema.dropTable('grant_group_by_month').execute()
  for (const column of ['state', 'parent_id']) {
    await db.schema
      .createIndex(`grant_by_${column.replace('_id', '')}_and_status`)
      .on('grant')
      .columns(
        column === 'state'
          ? ['registration_id', 'state', 'status', 'modified_at', 'id']
          : [column, 'status', 'modified_at', 'id'],
      )
      .where(column, 'is not', null)
      .execute()
  }
}
