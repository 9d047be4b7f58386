import type { Selectable } from 'kysely'
import {
  type Cursor,
  compiledOnce,
  cursorAt,
  type Db,
  listed,
  readCursor,
  type Tables,
} from '#lib/storage/index.ts'
import { walkGroups } from './listing-groups.ts'
import { standingOf } from './listing-standing.ts'
import { walkGrants } from './listing-walks.ts'
import { besideGrants, grantColumns, toGrants } from './repository.ts'
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

/** What is wanted of a listing. */
export interface Wanted {
  readonly registrationId: string
  readonly filters: GrantFilters
  readonly start: Cursor | undefined
  readonly direction: 'asc' | 'desc'
  readonly limit: number
}

/** Of a grant in the order of listings. */
export interface Place {
  readonly id: string
  readonly modified_at: string
}

type Row = Selectable<Tables['grant']>

/**
 * A registration's grants, last changed first (GR-086). A page costs a page, however many grants there are.
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
  const wanted: Wanted = { registrationId, filters, start, direction, limit: page.limit + 1 }
  const standing = await standingOf(db, filters.statuses, page.now)
  const isGrouped = needsGroups(filters)
  const places = await (isGrouped ? walkGroups : walkGrants)(db, wanted, standing)
  const ids = JSON.stringify(firstOf(places, wanted))
  const [rows, beside] = await Promise.all([inOrder(db, ids, wanted), besideGrants(db, ids)])
  const more = rows.length > page.limit
  const shown = rows.slice(0, page.limit)
  if (backwards) shown.reverse()
  const first = shown[0]
  const last = shown.at(-1)
  return {
    grants: await toGrants(db, shown, beside),
    next: last && (backwards || more) ? cursorAt('next', last) : null,
    previous: first && (backwards ? more : start !== undefined) ? cursorAt('previous', first) : null,
  }
}

/** Whether more is asked for than one index of `grant` answers by itself; where few are named, those are looked at. */
function needsGroups(filters: GrantFilters): boolean {
  const { grantIds, receiptConfirmations, parents, states, scopes, after, before, clientIds, statuses } =
    filters
  if (grantIds || receiptConfirmations || parents || states) return false
  return Boolean(scopes || after || before || (clientIds && statuses))
}

/** Those that may be on the page. Where grants were changed at the same moment, only the database can tell the last. */
function firstOf(places: readonly Place[], { direction, limit }: Wanted): readonly string[] {
  const moments = new Map(places.map(({ id, modified_at }) => [id, modified_at]))
  const sorted = [...moments.values()].sort()
  const last = direction === 'desc' ? sorted.at(-limit) : sorted[limit - 1]
  const isLater = (moment: string) =>
    last !== undefined && (direction === 'desc' ? moment < last : moment > last)
  return [...moments].flatMap(([id, moment]) => (isLater(moment) ? [] : [id]))
}

function inOrder(db: Db, ids: string, { direction, limit }: Wanted): Promise<Row[]> {
  return (direction === 'desc' ? lastFirst : firstFirst)(db, ids, limit)
}

const lastFirst = compiledOnce((db: Db, ids: string, limit: number) => ordered(db, 'desc', ids, limit))
const firstFirst = compiledOnce((db: Db, ids: string, limit: number) => ordered(db, 'asc', ids, limit))

function ordered(db: Db, direction: Wanted['direction'], ids: string, limit: number) {
  return db
    .selectFrom('grant') // primary key
    .select(grantColumns)
    .where('id', 'in', (wanted) => wanted.selectFrom(listed(db, ids).as('wanted')).select('value'))
    .orderBy('modified_at', direction)
    .orderBy('id', direction)
    .limit(limit)
}
