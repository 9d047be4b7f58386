import type { Context, Next } from 'koa'
import { errorDescription, faultOf, isCoded, isOutage, retryAfterS } from '#lib/errors/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/** Codes whose status is not 400. RFC 6750 §3.1, RFC 9110 */
const statuses: Readonly<Record<string, number>> = {
  unauthorized: 401,
  invalid_token: 401,
  insufficient_scope: 403,
  not_found: 404,
  payload_too_large: 413,
  uri_too_long: 414,
  unsupported_media_type: 415,
  temporarily_unavailable: 503,
}

/** The one place that turns what our machine routes throw into OAuth's JSON; the engine has one for its own. */
export function answerErrors(runtime: Runtime) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next()
    } catch (error) {
      const known = isCoded(error)
      if (!known) runtime.log('unexpected error', { fault: faultOf(error) })
      const code = known ? error.code : 'server_error'
      const description = known
        ? errorDescription(error.message)
        : 'something went wrong here; try again later'
      ctx.status = isOutage(error) ? 503 : known ? (statuses[code] ?? 400) : 500
      ctx.set('Cache-Control', 'no-store')
      if (ctx.status === 401 || ctx.status === 403)
        ctx.set('WWW-Authenticate', challenge(code, description, known ? error.cause : undefined))
      ctx.body = { error: code === 'unauthorized' ? 'invalid_token' : code, error_description: description }
    }
    if (ctx.status === 503) ctx.set('Retry-After', String(retryAfterS))
  }
}

/** RFC 6750 §3: no error code where no token was sent. */
function challenge(code: string, description: string, scope: unknown): string {
  if (code === 'unauthorized') return 'Bearer realm="wattgrant"'
  const needed = typeof scope === 'string' ? `, scope="${scope}"` : ''
  return `Bearer realm="wattgrant", error="${code}", error_description="${description}"${needed}`
}
