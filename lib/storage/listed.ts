import { type RawBuilder, sql } from 'kysely'
import type { Db } from './index.ts'
import { isSqlite } from './sqlite-dialect.ts'

/**
 * A table of the texts of a JSON array, in its column `value`: one parameter, and one statement, for lists of any length.
 */
export function listed(db: Db, json: string): RawBuilder<{ value: string }> {
  return isSqlite(db) ? sql`json_each(${json})` : sql`json_array_elements_text(${json}::json)`
}

/** A column of many rows as one JSON array; `null` or `[]` of none. */
export function gathered(db: Db, column: string, order: readonly string[]): RawBuilder<string | null> {
  const ordered = sql`${sql.ref(column)} order by ${sql.join(order.map((name) => sql.ref(name)))}`
  return isSqlite(db) ? sql`json_group_array(${ordered})` : sql`json_agg(${ordered})::text`
}
