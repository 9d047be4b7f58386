import { type RawBuilder, sql } from 'kysely'
import { type Db, isSqlite } from '#lib/storage/index.ts'
import type { Place, Wanted } from './listing.ts'

/**
 * The first places of several walks in one statement, in the listing's order.
 *
 * @param wanted a table with a row for each walk
 * @param walk a query of `id` and `modified_at`, by columns of `wanted`
 */
export async function walkEach(
  db: Db,
  wanted: RawBuilder<unknown>,
  walk: RawBuilder<unknown>,
  { direction, most }: { direction: Wanted['direction']; most: number },
): Promise<Place[]> {
  const order = sql.raw(direction)
  // SQLite has no lateral join, but takes JSON of each
  const walks = isSqlite(db)
    ? sql`select walk.value ->> 0 as id, walk.value ->> 1 as modified_at from ${wanted},
        json_each((select json_group_array(json_array(id, modified_at)) from (${walk}))) as walk`
    : sql`select walk.* from ${wanted} cross join lateral (${walk}) as walk`
  const { rows } =
    await sql<Place>`${walks} order by modified_at ${order}, id ${order} limit ${most}`.execute(db)
  return rows
}
