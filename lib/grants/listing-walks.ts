import { type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { Db, Tables } from '#lib/storage/index.ts'
import type { GrantFilters, Place, Wanted } from './listing.ts'
import { beyond } from './listing-cursor.ts'
import type { Standing } from './listing-standing.ts'

type Grants = SelectQueryBuilder<Tables, 'grant', object>
type Condition = Expression<SqlBool>

/**
 * Grants by walks along indices of `grant` that have the listing's order: one walk for each value of the narrowest
 * filter, or for each status.
 */
export async function walkGrants(db: Db, wanted: Wanted, standing: Standing): Promise<readonly Place[]> {
  const { filters, start, direction, limit, registrationId } = wanted
  const grantIds = await namedIds(db, filters)
  // of grants that are named, SQLite would sooner walk all of the registration than look them up
  const registration = grantIds ? sql<string>`coalesce(registration_id, '')` : sql.ref('registration_id')
  const all = db.selectFrom('grant').where(registration, '=', registrationId)
  const matching = filtered(start ? all.where(beyond(start, 'id')) : all, { ...filters, grantIds })
  const found = await Promise.all(
    walksOf(filters, standing).map((condition) => {
      const walk = matching.where(condition).select(['id', 'modified_at'])
      if (grantIds) return walk.execute() // primary key
      return walk
        .orderBy('modified_at', direction) // grant_listing, grant_by_…, grant_by_…_and_status
        .orderBy('id', direction)
        .limit(limit)
        .execute()
    }),
  )
  return found.flat()
}

/** Grants that these filters leave, but by status. */
export function filtered(grants: Grants, filters: GrantFilters): Grants {
  let matching = grants
  if (filters.grantIds) matching = matching.where('grant.id', 'in', orNothing(filters.grantIds))
  if (filters.clientIds) matching = matching.where('client_id', 'in', orNothing(filters.clientIds))
  if (filters.parents) matching = matching.where('parent_id', 'in', orNothing(filters.parents))
  if (filters.states) matching = matching.where('state', 'in', orNothing(filters.states))
  if (filters.after) matching = matching.where('created_at', '>=', filters.after)
  if (filters.before) matching = matching.where('created_at', '<=', filters.before)
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

/** Conditions of which each grant that is wanted fits one: by the narrowest filter, and each of those by status. */
function walksOf(
  { states, parents, clientIds }: GrantFilters,
  { statuses, without, besides }: Standing,
): readonly Condition[] {
  const [column, values] = states
    ? ['state', states]
    : parents
      ? ['parent_id', parents]
      : (['client_id', clientIds] as const)
  const narrow = [...new Set(values ?? [])].map((value) => sql<SqlBool>`${sql.ref(column)} = ${value}`)
  if (!statuses) return narrow.length > 0 ? narrow : [sql<SqlBool>`1 = 1`]
  const standing = statuses.map((status) => {
    const others = without(status)
    return others.length > 0
      ? sql<SqlBool>`(status = ${status} and id not in (${sql.join(others)}))`
      : sql<SqlBool>`status = ${status}`
  })
  if (besides.length > 0) standing.push(sql<SqlBool>`id in (${sql.join(besides)})`)
  if (narrow.length === 0) return standing
  return narrow.flatMap((condition) => standing.map((status) => sql<SqlBool>`${condition} and ${status}`))
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
