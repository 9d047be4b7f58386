import type { Expression, Selectable, SelectQueryBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { CodedError } from '#lib/errors/index.ts'
import type { Db, Tables } from '#lib/storage/index.ts'
import { dueGrants, isOpen } from './due.ts'
import { toGrants } from './repository.ts'
import type { Grant, GrantStatus } from './types.ts'

/** All that are given intersect. WG1-02 §8.4 (GR-081 to GR-085); `states`: WG3-01 §9.1.1 */
export interface GrantFilters {
  readonly grantIds?: readonly string[] | undefined
  readonly parents?: readonly string[]
  readonly statuses?: readonly GrantStatus[]
  readonly clientIds?: readonly string[]
  readonly scopes?: readonly string[]
  readonly receiptConfirmations?: readonly string[]
  readonly states?: readonly string[]
  /** ISO 8601, UTC; both ends included. */
  readonly after?: string
  readonly before?: string
}

export interface GrantPage {
  readonly grants: readonly Grant[]
  /** Cursors for `page.cursor`; `null` at the end and at the front. */
  readonly next: string | null
  readonly previous: string | null
}

type Listing = SelectQueryBuilder<Tables, 'grant', object>
type Row = Selectable<Tables['grant']>
type Condition = Expression<SqlBool>

/**
 * A registration's grants, last changed first (GR-086).
 *
 * Each value of a filter is a walk of its own along an index in the listing's order, and the walks are merged: a page
 * costs a page, however many grants there are.
 *
 * @param page `cursor` from an earlier page's `next` or `previous`; `now` decides which have expired
 * @throws CodedError `invalid_request` for a cursor that no page gave
 */
export async function listGrants(
  db: Db,
  registrationId: string,
  filters: GrantFilters,
  page: { readonly cursor?: string | undefined; readonly limit: number; readonly now: string },
): Promise<GrantPage> {
  const start = page.cursor === undefined ? undefined : readCursor(page.cursor)
  const backwards = start?.direction === 'previous'
  const direction = backwards ? 'asc' : 'desc'
  const all = db.selectFrom('grant').where('registration_id', '=', registrationId)
  const matching = filtered(all, { ...filters, grantIds: await namedIds(db, filters) })
  const due = filters.statuses?.includes('expired') ? await dueGrants(db, page.now) : []
  const walks = await Promise.all(
    walksOf(filters, page.now, due).map((condition) =>
      (start ? matching.where(beyond(start)) : matching)
        .where(condition)
        .selectAll('grant')
        .orderBy('modified_at', direction) // grant_listing, grant_by_status, grant_by_client, grant_by_state
        .orderBy('id', direction)
        .limit(page.limit + 1)
        .execute(),
    ),
  )
  const rows = merged(walks, backwards)
  const more = rows.length > page.limit
  const shown = rows.slice(0, page.limit)
  if (backwards) shown.reverse()
  const first = shown[0]
  const last = shown.at(-1)
  return {
    grants: await toGrants(db, shown),
    next: last && (backwards || more) ? cursorAt('next', last) : null,
    previous: first && (backwards ? more : start !== undefined) ? cursorAt('previous', first) : null,
  }
}

/** The walks' rows in the order of the listing; no two have the same. */
function merged(walks: readonly (readonly Row[])[], backwards: boolean): Row[] {
  const [only] = walks
  if (only && walks.length === 1) return [...only]
  const sign = backwards ? 1 : -1
  const position = ({ modified_at, id }: Row) => `${modified_at} ${id}`
  return walks.flat().sort((one, other) => (position(one) < position(other) ? -sign : sign))
}

/** Of the filters, those that name grants by what stands elsewhere; `undefined`: none of them is given. */
async function namedIds(db: Db, filters: GrantFilters): Promise<readonly string[] | undefined> {
  const { grantIds, receiptConfirmations, parents } = filters
  const named: (readonly string[])[] = grantIds ? [grantIds] : []
  if (receiptConfirmations) {
    const rows = await db
      .selectFrom('receipt') // primary key
      .select('grant_id as id')
      .where('number', 'in', orNothing(receiptConfirmations))
      .execute()
    named.push(rows.map(({ id }) => id))
  }
  if (parents) {
    const rows = await db
      .selectFrom('grant') // grant_parent
      .select('id')
      .where('parent_id', 'in', orNothing(parents))
      .execute()
    named.push(rows.map(({ id }) => id))
  }
  const [first, ...others] = named
  return first?.filter((id) => others.every((ids) => ids.includes(id)))
}

function filtered(query: Listing, filters: GrantFilters): Listing {
  let matching = query
  if (filters.grantIds) matching = matching.where('grant.id', 'in', orNothing(filters.grantIds))
  if (filters.clientIds) matching = matching.where('client_id', 'in', orNothing(filters.clientIds))
  if (filters.states) matching = matching.where('state', 'in', orNothing(filters.states))
  // what was made later was changed later
  if (filters.after)
    matching = matching.where('created_at', '>=', filters.after).where('modified_at', '>=', filters.after)
  if (filters.before) matching = matching.where('created_at', '<=', filters.before)
  if (filters.scopes) {
    const words = orNothing(filters.scopes)
    matching = matching.where((where) => where.or(words.map((word) => hasWord(word))))
  }
  return matching
}

/**
 * Conditions of which each grant that is wanted fits one: by status, and each by the narrowest other filter.
 *
 * @param due grants that have run out, and nothing has written so yet
 */
function walksOf(
  { statuses, clientIds, states }: GrantFilters,
  now: string,
  due: readonly string[],
): readonly Condition[] {
  const narrow = states
    ? [...new Set(states)].map((state) => sql<SqlBool>`state = ${state}`)
    : [...new Set(clientIds ?? [])].map((clientId) => sql<SqlBool>`client_id = ${clientId}`)
  const standing = [...new Set(statuses)].flatMap((status) => standingAt(status, now, due))
  if (!statuses) return narrow.length > 0 ? narrow : [sql<SqlBool>`1 = 1`]
  if (narrow.length === 0) return standing.length > 0 ? standing : [sql<SqlBool>`1 = 0`]
  const oneOf = standing.length > 0 ? sql.join(standing, sql` or `) : sql`1 = 0`
  return narrow.map((condition) => sql<SqlBool>`${condition} and (${oneOf})`)
}

/** As it is told (`grantAsOf`), also before anything has written so (GR-041, GR-050). */
function standingAt(status: GrantStatus, now: string, due: readonly string[]): readonly Condition[] {
  const hasRunOut = sql<SqlBool>`(${isOpen} and expires_at is not null and expires_at <= ${now})`
  const written = sql<SqlBool>`(status = ${status} and not ${hasRunOut})`
  const hasBegun = sql<SqlBool>`(status = 'future' and not_before <= ${now} and not ${hasRunOut})`
  if (status === 'expired') return due.length > 0 ? [written, sql`id in (${sql.join(due)})`] : [written]
  if (status === 'active') return [written, hasBegun]
  if (status === 'future') return [sql<SqlBool>`(${written} and not_before > ${now})`]
  return [written]
}

/** `in ()` is no SQL: an empty list becomes one that nothing fits. */
function orNothing<T extends string>(values: readonly T[]): readonly (T | '')[] {
  return values.length > 0 ? values : ['']
}

/** GR-082: a word of `scope`; details name no scope that `scope` lacks (GR-025). */
function hasWord(word: string) {
  return sql<boolean>`' ' || scope || ' ' like ${likePattern(word)} escape '!'`
}

function likePattern(word: string): string {
  return `% ${word.replace(/[%_!]/g, '!$&')} %`
}

interface Cursor {
  readonly direction: 'next' | 'previous'
  readonly modified: string
  readonly id: string
}

function cursorAt(direction: Cursor['direction'], row: { modified_at: string; id: string }): string {
  return Buffer.from(JSON.stringify([direction, row.modified_at, row.id])).toString('base64url')
}

function readCursor(text: string): Cursor {
  try {
    const [direction, modified, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (
      (direction === 'next' || direction === 'previous') &&
      typeof modified === 'string' &&
      typeof id === 'string'
    ) {
      return { direction, modified, id }
    }
  } catch {
    // not ours, told below
  }
  throw new CodedError('invalid_request', "use the address in 'next' or 'previous' as it was sent", {
    at: 'cursor',
  })
}

function beyond(cursor: Cursor) {
  return cursor.direction === 'next'
    ? sql<boolean>`(modified_at, id) < (${cursor.modified}, ${cursor.id})`
    : sql<boolean>`(modified_at, id) > (${cursor.modified}, ${cursor.id})`
}
