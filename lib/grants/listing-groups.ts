import { type SqlBool, sql } from 'kysely'
import type { Db } from '#lib/storage/index.ts'
import type { Wanted } from './listing.ts'
import { beyond } from './listing-cursor.ts'
import type { Standing } from './listing-standing.ts'
import { filtered, orNothing } from './listing-walks.ts'
import { monthOf } from './places.ts'
import type { GrantStatus } from './types.ts'

interface Group {
  readonly id: number
  readonly status: GrantStatus
  /** When the first grant was changed that may be wanted of it. */
  readonly first: string
}

interface Place {
  readonly id: string
  readonly modified_at: string
}

/** SQLite takes up to 500 selections in one query. */
const mostInOneQuery = 250

/**
 * Grants by their groups. The first of each group is looked up; the wanted ones can only come from the groups whose
 * first ones come first, and are read from those, each in the listing's order.
 */
export async function walkGroups(db: Db, wanted: Wanted, standing: Standing): Promise<readonly string[]> {
  const { filters, limit, direction } = wanted
  const groups = await firstOfGroups(db, wanted, standing)
  const besides = await placesBesides(db, wanted, standing)
  const isBefore = (one: string, other: string) => (direction === 'desc' ? one > other : one < other)
  groups.sort((one, other) => (isBefore(one.first, other.first) ? -1 : 1))
  const places: Place[] = [...besides]
  // a grant stands in a group for each word of its scope that is asked for
  const atOnce = Math.min(limit * Math.max(filters.scopes?.length ?? 1, 1), mostInOneQuery)
  for (let begin = 0; begin < groups.length; begin += atOnce) {
    const last = lastOf(places, limit, isBefore)
    const next = groups
      .slice(begin, begin + atOnce)
      .filter(({ first }) => last === undefined || !isBefore(last, first))
    if (next.length === 0) break
    places.push(...(await placesIn(db, next, wanted, standing)))
  }
  return [...new Set(places.map(({ id }) => id))]
}

/** When the last one was changed of as many as are wanted; `undefined`: there are not as many yet. */
function lastOf(
  places: readonly Place[],
  limit: number,
  isBefore: (one: string, other: string) => boolean,
): string | undefined {
  const known = new Map(places.map(({ id, modified_at }) => [id, modified_at]))
  return [...known.values()].sort((one, other) => (isBefore(one, other) ? -1 : 1))[limit - 1]
}

async function firstOfGroups(
  db: Db,
  { registrationId, filters, start, direction }: Wanted,
  { statuses }: Standing,
): Promise<Group[]> {
  let groups = db
    .selectFrom('grant_group') // grant_group_key
    .where('registration_id', '=', registrationId)
    .where('scope', 'in', filters.scopes ? orNothing(filters.scopes) : [''])
  if (filters.clientIds) groups = groups.where('client_id', 'in', orNothing(filters.clientIds))
  if (statuses) groups = groups.where('status', 'in', orNothing(statuses))
  if (filters.after) groups = groups.where('created_month', '>=', monthOf(filters.after))
  if (filters.before) groups = groups.where('created_month', '<=', monthOf(filters.before))
  const rows = await groups
    .select(['grant_group.id', 'status'])
    .select(({ selectFrom }) => {
      const places = selectFrom('grant_place').whereRef('group_id', '=', 'grant_group.id') // grant_place_key
      return (start ? places.where(beyond(start, 'grant_id')) : places)
        .select('modified_at')
        .orderBy('modified_at', direction)
        .orderBy('grant_id', direction)
        .limit(1)
        .as('first')
    })
    .execute()
  return rows.flatMap(({ id, status, first }) =>
    first === null ? [] : [{ id, status: status as GrantStatus, first }],
  )
}

async function placesIn(
  db: Db,
  groups: readonly Group[],
  { filters, start, direction, limit }: Wanted,
  { statuses, without }: Standing,
): Promise<readonly Place[]> {
  const order = sql.raw(direction)
  const conditions = [
    ...(start ? [beyond(start, 'grant_id')] : []),
    // what was made later was changed later
    ...(filters.after
      ? [sql<SqlBool>`created_at >= ${filters.after} and modified_at >= ${filters.after}`]
      : []),
    ...(filters.before ? [sql<SqlBool>`created_at <= ${filters.before}`] : []),
  ]
  const walks = groups.map(({ id, status }) => {
    const others = statuses ? without(status) : []
    const own = others.length > 0 ? [sql<SqlBool>`grant_id not in (${sql.join(others)})`] : []
    const where = sql.join([sql<SqlBool>`group_id = ${id}`, ...conditions, ...own], sql` and `)
    return sql`select * from (select grant_id as id, modified_at from grant_place where ${where}
      order by modified_at ${order}, grant_id ${order} limit ${limit}) as walk`
  })
  const distinct = (filters.scopes?.length ?? 0) > 1 ? sql` union ` : sql` union all `
  const { rows } = await sql<Place>`${sql.join(walks, distinct)}
    order by modified_at ${order}, id ${order} limit ${limit}`.execute(db)
  return rows
}

/** Grants that stand otherwise than their groups say. */
async function placesBesides(
  db: Db,
  { registrationId, filters, start }: Wanted,
  { besides }: Standing,
): Promise<readonly Place[]> {
  if (besides.length === 0) return []
  const grants = db
    .selectFrom('grant') // primary key
    .where('registration_id', '=', registrationId)
    .where('id', 'in', besides)
  return filtered(start ? grants.where(beyond(start, 'id')) : grants, filters)
    .select(['id', 'modified_at'])
    .execute()
}
