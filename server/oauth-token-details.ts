import type { Context, Next } from 'koa'
import type { Engine } from '#lib/oauth/index.ts'
import { readForm, replaceForm } from './oauth-form.ts'

/**
 * Keeps the `authorization_details` of a request by client credentials from the engine until they are judged
 * (`Exchange.authorizationDetails`): what is wrong in them is then told with its place (FD-014).
 */
export function takeDetails({ exchanges }: Engine) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method !== 'POST' || !ctx.is('application/x-www-form-urlencoded')) return next()
    const { authorization_details: details, ...form } = await readForm(ctx.req)
    const exchange = exchanges.getStore()
    const isOurs = form.grant_type === 'client_credentials' && typeof details === 'string'
    if (exchange && isOurs) exchange.authorizationDetails = details === '' ? null : details
    replaceForm(ctx.req, isOurs || details === undefined ? form : { ...form, authorization_details: details })
    await next()
  }
}
