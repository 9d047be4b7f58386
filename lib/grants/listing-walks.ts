import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { beyond, type Db, isSqlite, type Tables, unindexed } from '#lib/storage/index.ts'
import type { GrantFilters, Place, Wanted } from './listing.ts'
import { walkEach } from './listing-each.ts'
import type { Standing } from './listing-standing.ts'

type Grants = SelectQueryBuilder<Tables, 'grant', object>

/**
 * Grants by walks along indices of `grant` that have the listing's order: one walk for each value of the narrowest
 * filter, or for each status.
 */
export async function walkGrants(db: Db, wanted: Wanted, standing: Standing): Promise<readonly Place[]> {
  const grantIds = await namedIds(db, wanted.filters)
  const ofThem = { ...wanted, filters: { ...wanted.filters, grantIds } }
  const [found, besides] = await Promise.all([
    (grantIds ? namedGrants : walksOf)(db, ofThem, standing),
    placesBesides(db, ofThem, standing),
  ])
  return [...found, ...besides]
}

function namedGrants(db: Db, wanted: Wanted, standing: Standing): Promise<Place[]> {
  const named = matchingOf(db, wanted, ofNamed) // primary key
  const { statuses } = standing
  return standingSo(statuses ? named.where('status', 'in', orNothing(statuses)) : named, standing)
    .select(['id', 'modified_at'])
    .execute()
}

function walksOf(db: Db, wanted: Wanted, standing: Standing): Promise<Place[]> {
  const { filters, direction, limit } = wanted
  const [column, filter] = narrowest(filters)
  const values = filters[filter]
  const statuses = standing.statuses
  const pairs = [...new Set(values ?? [''])].flatMap((value) =>
    (statuses ?? ['']).map((status) => [value, status] as const),
  )
  const others = { ...wanted, filters: { ...filters, [filter]: undefined } }
  let walk = matchingOf(db, others, sql.ref('registration_id'))
  if (values) walk = walk.where(sql<SqlBool>`${sql.ref(column)} = wanted.value`)
  if (statuses) walk = standingSo(walk.where(sql<SqlBool>`status = wanted.status`), standing)
  const ordered = walk
    .select(['id', 'modified_at'])
    .orderBy('modified_at', direction) // grant_listing, grant_by_…, grant_by_…_and_status
    .orderBy('id', direction)
    .limit(limit)
  const each = isSqlite(db)
    ? sql`(select value ->> 0 as value, value ->> 1 as status from json_each(${JSON.stringify(pairs)})) as wanted`
    : sql`unnest(${pairs.map(([value]) => value)}::text[], ${pairs.map(([, status]) => status)}::text[])
        as wanted (value, status)`
  return walkEach(db, each, sql`${ordered}`, { direction, most: limit })
}

function narrowest({ states, parents }: GrantFilters) {
  if (states) return ['state', 'states'] as const
  if (parents) return ['parent_id', 'parents'] as const
  return ['client_id', 'clientIds'] as const
}

/** Grants that stand otherwise than is written of them. */
export async function placesBesides(
  db: Db,
  wanted: Wanted,
  { besides }: Standing,
): Promise<readonly Place[]> {
  if (besides.length === 0) return []
  return matchingOf(db, wanted, ofNamed)
    .where('id', 'in', besides) // primary key
    .select(['id', 'modified_at'])
    .execute()
}

const ofNamed = unindexed('registration_id')

function matchingOf(
  db: Db,
  { registrationId, filters, start }: Wanted,
  registration: Expression<string>,
): Grants {
  const all = db.selectFrom('grant').where(registration, '=', registrationId)
  return filtered(start ? all.where(beyond(start, 'id')) : all, filters)
}

/** Without those that stand otherwise than is written of them: in no other status are these written either. */
function standingSo(grants: Grants, { statuses, without }: Standing): Grants {
  const others = [...new Set(statuses?.flatMap(without))]
  return others.length > 0 ? grants.where('id', 'not in', others) : grants
}

/** Grants that these filters leave, but by status. */
function filtered(grants: Grants, filters: GrantFilters): Grants {
  // the index that is walked is of a narrower filter; none is narrower than a state, and what is named has its key
  let matching = grants
  if (filters.grantIds) matching = matching.where('grant.id', 'in', orNothing(filters.grantIds))
  if (filters.clientIds) matching = matching.where(unindexed('client_id'), 'in', orNothing(filters.clientIds))
  if (filters.parents) matching = matching.where(unindexed('parent_id'), 'in', orNothing(filters.parents))
  if (filters.states) matching = matching.where('state', 'in', orNothing(filters.states))
  if (filters.after) matching = matching.where(unindexed('created_at'), '>=', filters.after)
  if (filters.before) matching = matching.where(unindexed('created_at'), '<=', filters.before)
  if (filters.scopes) {
    const words = orNothing(filters.scopes)
    matching = matching.where((where) => where.or(words.map((word) => hasWord(word))))
  }
  return matching
}

/** Of the filters, those that name grants; `undefined`: none of them is given. */
async function namedIds(
  db: Db,
  { grantIds, receiptConfirmations }: GrantFilters,
): Promise<readonly string[] | undefined> {
  if (!receiptConfirmations) return grantIds
  const rows = await db
    .selectFrom('receipt') // primary key
    .select('grant_id as id')
    .where('number', 'in', orNothing(receiptConfirmations))
    .execute()
  const ids = rows.map(({ id }) => id)
  return grantIds ? ids.filter((id) => grantIds.includes(id)) : ids
}

/** `in ()` is no SQL: an empty list becomes one that nothing fits. */
export function orNothing<T extends string>(values: readonly T[]): readonly (T | '')[] {
  return values.length > 0 ? values : ['']
}

/** GR-082: a word of `scope`; details name no scope that `scope` lacks (GR-025). */
function hasWord(word: string) {
  return sql<boolean>`' ' || scope || ' ' like ${likePattern(word)} escape '!'`
}

function likePattern(word: string): string {
  return `% ${word.replace(/[%_!]/g, '!$&')} %`
}
