import { type SqlBool, sql } from 'kysely'
import { CodedError } from '#lib/errors/index.ts'

/** A place in a listing, last changed first and then by id, and which way it goes on from there. */
export interface Cursor {
  readonly direction: 'next' | 'previous'
  readonly modified: string
  readonly id: string
}

export function cursorAt(direction: Cursor['direction'], row: { modified_at: string; id: string }): string {
  return Buffer.from(JSON.stringify([direction, row.modified_at, row.id])).toString('base64url')
}

/** @throws CodedError `invalid_request` for one that no page gave */
export function readCursor(text: string): Cursor {
  try {
    const [direction, modified, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isDirection = direction === 'next' || direction === 'previous'
    if (isDirection && isStored(modified) && isStored(id)) return { direction, modified, id }
  } catch {
    // not ours, told below
  }
  throw new CodedError('invalid_request', "use the address in 'next' or 'previous' as it was sent", {
    at: 'cursor',
  })
}

/** PostgreSQL knows no U+0000. */
function isStored(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0')
}

/** Whether a row comes after the cursor, on its way. */
export function beyond({ direction, modified, id }: Cursor, idColumn: 'id' | 'grant_id') {
  const place = sql`(modified_at, ${sql.ref(idColumn)})`
  return direction === 'next'
    ? sql<SqlBool>`${place} < (${modified}, ${id})`
    : sql<SqlBool>`${place} > (${modified}, ${id})`
}
