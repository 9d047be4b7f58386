import type { Context, Next } from 'koa'
import { machinePaths, pagePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type Engine, isReadyToResume, resumedInteraction } from '#lib/oauth/index.ts'
import type { OAuthParts } from './oauth.ts'

const resumePath = new RegExp(`^${machinePaths.authorize}/([\\w-]{1,100})$`)

/**
 * The way back to the client after a decision. What cannot be handed over, because it is not decided, is over, or
 * belongs to another browser, leads to the form's address, whose page says what stands.
 */
export function resume({ provider, exchanges }: Engine, { storage, publicUrl, now }: OAuthParts) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const uid = resumePath.exec(ctx.path)?.[1]
    if (ctx.method !== 'GET' || uid === undefined) throw new CodedError('not_found', 'no such address')
    const own = resumedInteraction(provider, ctx.get('Cookie')) === uid
    if (!own || !(await isReadyToResume(storage.db, uid, now()))) {
      ctx.status = 303
      ctx.redirect(publicUrl + pagePaths.authorize(uid))
      return
    }
    const exchange = exchanges.getStore()
    if (exchange) exchange.interactionUid = uid
    await next()
  }
}
