import { createHash } from 'node:crypto'
import type { Context } from 'koa'
import type { Answer } from './route.ts'

/**
 * A document that changes seldom: `304` to whoever has it already (M-003, M-041).
 *
 * @param whose `public`, or `private` for what an admin token opens: kept by the client alone, asked about each time
 */
export function cacheable(ctx: Context, whose: 'public' | 'private', body: object): Answer {
  const etag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`
  const headers = {
    ETag: etag,
    'Cache-Control': whose === 'public' ? 'public, max-age=300' : 'private, no-cache',
  }
  const known = ctx
    .get('if-none-match')
    .split(/\s*,\s*/)
    .map((tag) => tag.replace(/^W\//, ''))
  return known.includes(etag) || known.includes('*')
    ? { status: 304, body: undefined, headers }
    : { body, headers }
}
