import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from './index.ts'
import { isSqlite } from './sqlite-dialect.ts'

/**
 * A table of the texts of a JSON array, in its column `value`: one parameter, and one statement, for lists of any length.
 */
export function listed(db: Db, json: string): RawBuilder<{ value: string }> {
  return isSqlite(db) ? sql`json_each(${json})` : sql`json_array_elements_text(${json}::json)`
}

/**
 * Whether a column is among the texts of a JSON array. PostgreSQL joins a list of unknown length by a walk along all of an
 * index; an array is looked up.
 */
export function isListed(db: Db, column: string, json: string): RawBuilder<SqlBool> {
  const list = sql`(select value from ${listed(db, json)} as listed)`
  return isSqlite(db) ? sql`${sql.ref(column)} in ${list}` : sql`${sql.ref(column)} = any(array${list})`
}

/** Many rows as one JSON array of arrays: a fraction of the time that it takes to make an object of each. `null`: none. */
export function gatheredRows(db: Db, columns: readonly string[]): RawBuilder<string | null> {
  const row = sql.join(columns.map((name) => sql.ref(name)))
  return isSqlite(db)
    ? sql`json_group_array(json_array(${row}))`
    : sql`json_agg(json_build_array(${row}))::text`
}

/** A column of many rows as one JSON array. */
export function gathered(db: Db, column: string, order: readonly string[]): RawBuilder<string> {
  const ordered = sql`${sql.ref(column)} order by ${sql.join(order.map((name) => sql.ref(name)))}`
  return isSqlite(db) ? sql`json_group_array(${ordered})` : sql`json_agg(${ordered})::text`
}
