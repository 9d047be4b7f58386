import { type RawBuilder, sql } from 'kysely'
import { CodedError } from '#lib/errors/index.ts'

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
 * @param read rows for which `beyond` holds, by `modified_at` and `id` in the given direction, at most `limit`
 * @throws CodedError `invalid_request` for a cursor that no page gave
 */
export async function readPage<Row extends Positioned>(
  { cursor, limit }: PageRequest,
  read: (beyond: RawBuilder<boolean>, direction: 'asc' | 'desc', limit: number) => Promise<Row[]>,
): Promise<Page<Row>> {
  const start = cursor === undefined ? undefined : readCursor(cursor)
  const backwards = start?.direction === 'previous'
  const rows = await read(beyond(start), backwards ? 'asc' : 'desc', limit + 1)
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

interface Cursor {
  readonly direction: 'next' | 'previous'
  readonly modified: string
  readonly id: string
}

function beyond(start: Cursor | undefined): RawBuilder<boolean> {
  if (!start) return sql<boolean>`1 = 1`
  return start.direction === 'next'
    ? sql<boolean>`(modified_at, id) < (${start.modified}, ${start.id})`
    : sql<boolean>`(modified_at, id) > (${start.modified}, ${start.id})`
}

export function cursorAt(direction: Cursor['direction'], { modified_at, id }: Positioned): string {
  return Buffer.from(JSON.stringify([direction, modified_at, id])).toString('base64url')
}

function readCursor(text: string): Cursor {
  try {
    const [direction, modified, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const known = direction === 'next' || direction === 'previous'
    if (known && typeof modified === 'string' && typeof id === 'string') return { direction, modified, id }
  } catch {
    // not ours, told below
  }
  throw new CodedError('invalid_request', "use the address in 'next' or 'previous' as it was sent", {
    at: 'cursor',
  })
}
