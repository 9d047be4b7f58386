import { type SqlBool, sql } from 'kysely'
import { beyond, type Db, isSqlite } from '#lib/storage/index.ts'
import type { Place, Wanted } from './listing.ts'
import { walkEach } from './listing-each.ts'
import type { Standing } from './listing-standing.ts'
import { orNothing, placesBesides } from './listing-walks.ts'
import { isCut, type PeriodRange, periodsWithin } from './periods.ts'
import type { GrantStatus } from './types.ts'

interface Group {
  readonly id: number
  readonly status: GrantStatus
  readonly period: string
  /** The first grant that may be wanted of it: when it was changed, a space, and its id. */
  readonly first: string
}

/** Nothing beyond it is wanted; without `id`, all that were changed at the moment may be. */
interface Bound {
  readonly modified: string
  readonly id?: string
}

/** So many groups are read at first, then so many times more: mostly the first few have all that is wanted. */
const fewGroups = 8
const timesMore = 4

/**
 * Grants by their groups. The first of each group is looked up; the wanted ones can only come from the groups whose
 * first ones come first, and are read from those, each in the listing's order.
 */
export async function walkGroups(db: Db, wanted: Wanted, standing: Standing): Promise<readonly Place[]> {
  const { filters, direction } = wanted
  const isBefore = (one: string, other: string) => (direction === 'desc' ? one > other : one < other)
  const byMoment = (one: string, other: string) => (isBefore(one, other) ? -1 : 1)
  // a grant stands in a group for each word of its scope that is asked for
  const enough = wanted.limit * Math.max(filters.scopes?.length ?? 1, 1)
  const groups = await firstOfGroups(db, wanted, standing)
  groups.sort((one, other) => byMoment(one.first, other.first))
  const places: Place[] = [...(await placesBesides(db, wanted, standing))]
  const first = groups.filter((group) => isFirstWanted(group, wanted, standing))[enough - 1]?.first
  let last: Bound | undefined = first === undefined ? undefined : { modified: modifiedOf(first) }
  for (let begin = 0, count = fewGroups; begin < groups.length; begin += count, count *= timesMore) {
    const bound = last
    const next = groups
      .slice(begin, begin + count)
      .filter((group) => !bound || !isBefore(bound.modified, modifiedOf(group.first)))
    if (next.length === 0) break
    const found = await placesIn(db, next, wanted, { standing, enough, last })
    places.push(...found)
    // each database orders ids in its own way: where grants were changed at the same moment, only it can tell the last
    const furthest = found[enough - 1]
    if (furthest) last = { modified: furthest.modified_at, id: furthest.id }
    const modified = places.map(({ modified_at }) => modified_at).sort(byMoment)[enough - 1]
    if (modified !== undefined && (!last || isBefore(modified, last.modified))) last = { modified }
  }
  return places
}

/** Whether nothing but the group itself has to be asked for that. */
function isFirstWanted(
  { status, period }: Group,
  { filters: { after, before } }: Wanted,
  { statuses, without }: Standing,
): boolean {
  return !isCut(period, after, before) && !(statuses && without(status).length > 0)
}

async function firstOfGroups(db: Db, wanted: Wanted, standing: Standing): Promise<Group[]> {
  const { after, before } = wanted.filters
  const [range, ...more] = periodsWithin(after, before).map((range) =>
    firstWithin(db, range, wanted, standing),
  )
  const rows = await more.reduce((all, one) => all?.unionAll(one), range)?.execute()
  return (rows ?? []).flatMap(({ first, status, ...group }) =>
    first === null ? [] : [{ ...group, status: status as GrantStatus, first }],
  )
}

function firstWithin(
  db: Db,
  periods: PeriodRange,
  { registrationId, filters, start, direction }: Wanted,
  { statuses }: Standing,
) {
  let groups = db
    .selectFrom('grant_group') // grant_group_by_period
    .where('registration_id', '=', registrationId)
    .where('scope', 'in', filters.scopes ? orNothing(filters.scopes) : [''])
    .where('period', '>=', periods.first)
    .where('period', '<=', periods.last)
  if (filters.clientIds) groups = groups.where('client_id', 'in', orNothing(filters.clientIds))
  if (statuses) groups = groups.where('status', 'in', orNothing(statuses))
  return groups.select(['grant_group.id', 'status', 'period']).select(({ selectFrom }) => {
    const places = selectFrom('grant_place').whereRef('group_id', '=', 'grant_group.id') // grant_place_key
    return (start ? places.where(beyond(start, 'grant_id')) : places)
      .select(sql<string>`modified_at || ' ' || grant_id`.as('first'))
      .orderBy('modified_at', direction)
      .orderBy('grant_id', direction)
      .limit(1)
      .as('first')
  })
}

const modifiedOf = (first: string) => first.slice(0, first.indexOf(' '))

async function placesIn(
  db: Db,
  groups: readonly Group[],
  { filters, start, direction, limit }: Wanted,
  { standing, enough, last }: { standing: Standing; enough: number; last: Bound | undefined },
): Promise<readonly Place[]> {
  const order = sql.raw(direction)
  // a grant that stands otherwise is in none of the groups of other statuses
  const others = standing.statuses
    ? [...new Set(groups.flatMap(({ status }) => standing.without(status)))]
    : []
  const conditions = [
    ...(start ? [beyond(start, 'grant_id')] : []),
    ...(last ? [within(last, direction)] : []),
    // what was made later was changed later
    ...(filters.after
      ? [sql<SqlBool>`created_at >= ${filters.after} and modified_at >= ${filters.after}`]
      : []),
    ...(filters.before ? [sql<SqlBool>`created_at <= ${filters.before}`] : []),
    ...(others.length > 0 ? [sql<SqlBool>`grant_id not in (${sql.join(others)})`] : []),
  ]
  const walk = sql`select grant_id as id, modified_at from grant_place
    where ${sql.join([sql<SqlBool>`group_id = wanted.id`, ...conditions], sql` and `)}
    order by modified_at ${order}, grant_id ${order} limit ${limit}`
  const ids = groups.map(({ id }) => id)
  const ofGroups = isSqlite(db)
    ? sql`(select value as id from json_each(${JSON.stringify(ids)})) as wanted`
    : sql`unnest(${ids}::integer[]) as wanted (id)`
  return walkEach(db, ofGroups, walk, { direction, most: enough })
}

function within({ modified, id }: Bound, direction: Wanted['direction']) {
  const until = sql.raw(direction === 'desc' ? '>=' : '<=')
  return id === undefined
    ? sql<SqlBool>`modified_at ${until} ${modified}`
    : sql<SqlBool>`(modified_at, grant_id) ${until} (${modified}, ${id})`
}
