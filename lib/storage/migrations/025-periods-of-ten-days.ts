import { type Kysely, sql } from 'kysely'
import { type Db, isSqlite } from '../index.ts'

/**
 * Groups of grants by quarter, ten days and day in place of month and day (WG1-02 §8.4): half of the groups for a range
 * of dates. On SQLite places lie in their index alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('grant_place').execute()
  const places = db.schema
    .createTable('grant_place')
    .addColumn('group_id', 'integer', (column) => column.notNull())
    .addColumn('modified_at', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('grant_place_key', ['group_id', 'modified_at', 'grant_id', 'created_at'])
  await (isSqlite(db as Db) ? places.modifyEnd(sql`without rowid`) : places).execute()
  await sql`delete from grant_group`.execute(db)
  await placeGrants(db as Db)
}

/** Puts all grants there are into their groups, of which there are none. */
export async function placeGrants(db: Db): Promise<void> {
  const placed = sql`(${sql.join(periods.map(placesBy(isSqlite(db))), sql` union all `)}) as placed`
  const group = sql`registration_id, scope, period, client_id, status`
  await sql`insert into grant_group (id, ${group})
    select row_number() over (order by ${group}), ${group}
    from (select distinct ${group} from ${placed}) as groups`.execute(db)
  // of tables that it has never counted, PostgreSQL would compare every place with every group
  if (!isSqlite(db)) await sql`analyze grant_group, "grant"`.execute(db)
  // a cross join, as SQLite would sooner look for the grants of each group; a word may stand twice in a scope
  await sql`insert into grant_place (group_id, modified_at, grant_id, created_at)
    select id, modified_at, grant_id, created_at
    from ${placed} cross join grant_group
    where (${sql.join(columns('placed'))}) = (${sql.join(columns('grant_group'))})
    order by 1, 2, 3
    on conflict do nothing`.execute(db)
}

const columns = (table: string) =>
  ['registration_id', 'scope', 'period', 'client_id', 'status'].map((column) => sql.ref(`${table}.${column}`))

/** A row for each word of a grant's scope, and one for whatever its scope is. */
const placesBy = (onSqlite: boolean) => (period: ReturnType<typeof sql>) => {
  const words = onSqlite
    ? sql`json_each('[' || replace(json_quote(' ' || scope), ' ', '","') || ']')`
    : sql`string_to_table(' ' || scope, ' ') as word (value)`
  return sql`select "grant".id as grant_id, registration_id, client_id, status, modified_at, created_at,
    value as scope, ${period} as period
    from "grant", ${words}`
}

const month = sql`substr(created_at, 6, 2)`
const day = sql`substr(created_at, 9, 2)`
const quarter = sql`case when ${month} < '04' then '01' when ${month} < '07' then '04' when ${month} < '10' then '07' else '10' end`
const tenDays = sql`case when ${day} < '11' then '01' when ${day} < '21' then '11' else '21' end`
/** By their first days, in UTC. */
const periods = [
  sql`''`,
  sql`'quarter ' || substr(created_at, 1, 5) || ${quarter} || '-01'`,
  sql`'ten days ' || substr(created_at, 1, 8) || ${tenDays}`,
  sql`'day ' || substr(created_at, 1, 10)`,
]
