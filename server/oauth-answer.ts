import type { Context, Next } from 'koa'
import { machinePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type Engine, inExchange } from '#lib/oauth/index.ts'
import type { OAuthParts } from './oauth.ts'

/** Node itself refuses more than 16 KiB of headers. */
const longestAddress = 12_288
/** What the engine reads at most. */
const largestBody = 57_344

/**
 * One request to the engine: its writes are committed before its answer is sent, and of its cookies only those of
 * the interaction go out.
 *
 * @throws CodedError `payload_too_large`, `uri_too_long`; `invalid_grant` where something was used up meanwhile
 */
export function answerInExchange(
  { exchanges }: Engine,
  { storage, now, publicUrl }: Pick<OAuthParts, 'storage' | 'now' | 'publicUrl'>,
) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.url.length > longestAddress) {
      throw new CodedError('uri_too_long', `push the request to ${machinePaths.par} and send its request_uri`)
    }
    if (Number(ctx.req.headers['content-length'] ?? 0) > largestBody) {
      throw new CodedError('payload_too_large', `send at most ${largestBody} bytes`)
    }
    ctx.cookies.secure = publicUrl.startsWith('https:') // TLS ends before us
    await inExchange(exchanges, storage, { now: now(), answer: next, failed: () => ctx.status >= 500 })
    keepOwnCookies(ctx)
  }
}

/**
 * The engine's session does not count, so its cookie is not sent; and the one that opens the way back stays, so that
 * an answer which was lost can be had again.
 */
function keepOwnCookies({ path, res }: Context): void {
  const cookies = res.getHeader('Set-Cookie')
  if (res.headersSent || !Array.isArray(cookies)) return
  const dropped = path === machinePaths.authorize ? /^_session/ : /^(_session|_interaction_resume)/
  const kept = cookies.filter((cookie) => !dropped.test(cookie))
  res.removeHeader('Set-Cookie')
  if (kept.length > 0) res.setHeader('Set-Cookie', kept)
}
