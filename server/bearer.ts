import type { Context } from 'koa'
import { CodedError } from '#lib/errors/index.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/**
 * The good token of a request's `Authorization` header. RFC 6750 §2.1
 *
 * @throws CodedError `unauthorized` without one, `invalid_token` for an unknown, expired or revoked one,
 *   `insufficient_scope` for one without the scope.
 */
export async function requireToken(runtime: Runtime, ctx: Context, scope: string): Promise<PresentedToken> {
  const presented = /^Bearer +([\w.~+/-]+=*) *$/i.exec(ctx.get('authorization'))?.[1]
  if (!presented) {
    throw new CodedError('unauthorized', `send 'Authorization: Bearer' and an access token`)
  }
  const token = await runtime.findToken(presented)
  if (!token)
    throw new CodedError('invalid_token', 'the access token is unknown, expired or revoked; get a new one')
  if (scope !== 'any' && !token.scope.split(' ').includes(scope)) {
    throw new CodedError('insufficient_scope', `this address needs a token with scope '${scope}'`, {
      cause: scope,
    })
  }
  return token
}
