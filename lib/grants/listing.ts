import type { SelectQueryBuilder } from 'kysely'
import { sql } from 'kysely'
import { CodedError } from '#lib/errors/index.ts'
import type { Db, Tables } from '#lib/storage/index.ts'
import { toGrants } from './repository.ts'
import { transitions } from './transitions.ts'
import type { Grant, GrantStatus } from './types.ts'

/** All that are given intersect. WG1-02 §8.4 (GR-081 to GR-085); `states`: WG3-01 §9.1.1 */
export interface GrantFilters {
  readonly grantIds?: readonly string[]
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

/**
 * A registration's grants, last changed first (GR-086).
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
  const matching = filtered(
    db.selectFrom('grant').where('registration_id', '=', registrationId),
    filters,
    page.now,
  )
  const start = page.cursor === undefined ? undefined : readCursor(page.cursor)
  const backwards = start?.direction === 'previous'
  const rows = await (start ? matching.where(beyond(start)) : matching)
    .selectAll('grant')
    .orderBy('modified_at', backwards ? 'asc' : 'desc') // grant_listing
    .orderBy('id', backwards ? 'asc' : 'desc')
    .limit(page.limit + 1)
    .execute()
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

function filtered(query: Listing, filters: GrantFilters, now: string): Listing {
  let matching = query
  if (filters.grantIds) matching = matching.where('grant.id', 'in', orNothing(filters.grantIds))
  if (filters.parents) matching = matching.where('parent_id', 'in', orNothing(filters.parents)) // grant_parent
  if (filters.clientIds) matching = matching.where('client_id', 'in', orNothing(filters.clientIds))
  if (filters.states) matching = matching.where('state', 'in', orNothing(filters.states))
  if (filters.after) matching = matching.where('created_at', '>=', filters.after)
  if (filters.before) matching = matching.where('created_at', '<=', filters.before)
  if (filters.statuses) matching = matching.where(presentStatus(now), 'in', orNothing(filters.statuses))
  if (filters.scopes) {
    const words = orNothing(filters.scopes)
    matching = matching.where((where) => where.or(words.map((word) => hasWord(word))))
  }
  if (filters.receiptConfirmations) {
    const numbers = orNothing(filters.receiptConfirmations)
    matching = matching.where('grant.id', 'in', (of) =>
      of.selectFrom('receipt').select('grant_id').where('number', 'in', numbers),
    )
  }
  return matching
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

/** As it is told (`grantAsOf`), also before anything has written so (GR-041, GR-050). */
function presentStatus(now: string) {
  const mayExpire = sql.join(transitions.expire.from.map((status) => sql.lit(status)))
  return sql<string>`case
    when status in (${mayExpire}) and expires_at <= ${now} then 'expired'
    when status = 'future' and not_before <= ${now} then 'active'
    else status end`
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
