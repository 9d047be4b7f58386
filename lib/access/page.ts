import { z } from 'zod'
import { CodedError } from '#lib/errors/index.ts'

/** A list is cut only beyond this many objects (AP-034, AP-035). */
export const PAGE_SIZE = 100

/** One page, and where its neighbours begin; `null` on the last and on the first (AP-036, AP-037). */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
  readonly previous: string | null
}

/** A place in an order: the sort keys of the object that is there, its id last (AP-039). */
export type Position = readonly string[]

export interface Cursor {
  readonly direction: 'next' | 'previous'
  readonly position: Position
}

const cursor = z.tuple([z.enum(['next', 'previous']), z.array(z.string()).min(1)])

export function writeCursor(direction: Cursor['direction'], position: Position): string {
  return Buffer.from(JSON.stringify([direction, position])).toString('base64url')
}

/** @throws CodedError `invalid_request` for one that no page gave */
export function readCursor(text: string, keys: number): Cursor {
  const parsed = cursor.safeParse(parse(Buffer.from(text, 'base64url').toString('utf8')))
  if (parsed.success && parsed.data[1].length === keys) {
    return { direction: parsed.data[0], position: parsed.data[1] }
  }
  throw new CodedError('invalid_request', "use the address in 'next' or 'previous' as it was sent", {
    at: 'cursor',
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One found item and its place. */
export interface Placed<Item> {
  readonly item: Item
  readonly position: Position
}

/**
 * The page that begins beyond the cursor.
 *
 * @param found what lies there, in the direction of the cursor, nearest first; as few as are needed are taken
 */
export async function pageOf<Item>(
  found: AsyncIterable<Placed<Item>>,
  start: Cursor | undefined,
  size = PAGE_SIZE,
): Promise<Page<Item>> {
  const placed: Placed<Item>[] = []
  for await (const one of found) {
    placed.push(one)
    if (placed.length > size) break
  }
  const more = placed.length > size
  const shown = placed.slice(0, size)
  const backwards = start?.direction === 'previous'
  if (backwards) shown.reverse()
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    items: shown.map(({ item }) => item),
    next: last && (backwards || more) ? writeCursor('next', last.position) : null,
    previous: first && (backwards ? more : start) ? writeCursor('previous', first.position) : null,
  }
}

/** -1, 0 or 1, by code point; `descending` names the keys of which the greatest comes first. */
export function comparePositions(a: Position, b: Position, descending: readonly number[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? ''
    if (key !== other) return (key < other ? -1 : 1) * (descending.includes(index) ? -1 : 1)
  }
  return 0
}
