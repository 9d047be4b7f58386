import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { beyond, cursorAt, readCursor } from '#lib/storage/index.ts'

export interface PageRequest {
  /** `next` or `previous` of an earlier page; the first page without. */
  readonly cursor?: string | undefined
  readonly limit: number
}

/** `next` and `previous` are cursors; `null` at the end and at the front. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
  readonly previous: string | null
}

interface Positioned {
  readonly id: string
  readonly modified_at: string
}

/**
 * One page of a listing, last modified first, then by id; found by position, so that nothing is lost or repeated
 * while rows change.
 *
 * @param read rows for which `rest` holds, by `modified_at` and `id` in the given direction, at most `limit`
 * @throws CodedError `invalid_request` for a cursor that no page gave
 */
export async function readPage<Row extends Positioned>(
  { cursor, limit }: PageRequest,
  read: (rest: RawBuilder<SqlBool>, direction: 'asc' | 'desc', limit: number) => Promise<Row[]>,
): Promise<Page<Row>> {
  const start = cursor === undefined ? undefined : readCursor(cursor)
  const backwards = start?.direction === 'previous'
  const rest = start ? beyond(start, 'id') : sql<SqlBool>`1 = 1`
  const rows = await read(rest, backwards ? 'asc' : 'desc', limit + 1)
  const more = rows.length > limit
  const items = rows.slice(0, limit)
  if (backwards) items.reverse()
  const [first, last] = [items[0], items.at(-1)]
  return {
    items,
    next: last && (backwards || more) ? cursorAt('next', last) : null,
    previous: first && (backwards ? more : start !== undefined) ? cursorAt('previous', first) : null,
  }
}
