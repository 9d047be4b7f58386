import type { Context, Next } from 'koa'
import type { Client } from '#lib/clients/index.ts'
import { pagePaths } from '#lib/config/index.ts'
import { CodedError, describeValue, errorDescription, isCoded } from '#lib/errors/index.ts'
import type { Engine, EngineClients } from '#lib/oauth/index.ts'
import { basicCredentials } from './basic-credentials.ts'
import type { OAuthParts } from './oauth.ts'
import { type Form, readForm, replaceForm } from './oauth-form.ts'
import { isByReference, type ParamsJudge, paramsJudge } from './oauth-params.ts'

/**
 * First validation of authorization requests, from the front door as pushed ones, before the engine's own: with the
 * client's defaults filled in, and with errors that name the place. WG3-01 §9.1.1 (AU-004 to AU-019)
 */
export function firstValidation(engine: Engine, parts: OAuthParts) {
  const validating = { ...parts, clients: engine.clients, judge: paramsJudge(parts) }
  return async (ctx: Context, next: Next): Promise<void> => {
    await (ctx.method === 'POST' ? whenPushed : atFrontDoor)(validating, ctx, next)
  }
}

interface Validating extends OAuthParts {
  readonly clients: EngineClients
  readonly judge: ParamsJudge
}

async function atFrontDoor({ clients, judge, showPage, publicUrl }: Validating, ctx: Context, next: Next) {
  const query = { ...ctx.query } as Form
  const client = typeof query.client_id === 'string' ? await clients.find(query.client_id) : undefined
  if (!client) return showPage(ctx, invalidRequestPage(ctx), 400) //                    AU-007
  if (query.request_uri !== undefined) {
    // RFC 9126 §4: everything else is in what was pushed
    ctx.query = { client_id: client.id, request_uri: [query.request_uri].flat()[0] }
    // how it is shown is for whoever opens it, at the client's page, to say
    ctx.state.display = query.display
    return next()
  }
  const returnTo = redirectTarget(query, client)
  if (!returnTo) return showPage(ctx, invalidRequestPage(ctx), 400) //                  AU-006, AU-008, AU-015
  try {
    ctx.query = await judge(query, client)
  } catch (error) {
    if (!isCoded(error)) throw error
    return sendBack(ctx, returnTo, error, { state: query.state, iss: publicUrl }) //      AU-016, AU-017
  }
  await next()
}

/** Whose request it was: a page of that client's may have opened it. */
export function invalidRequestPage({ query }: Context): string {
  const { client_id: clientId } = query
  if (typeof clientId !== 'string') return pagePaths.invalidRequest
  return `${pagePaths.invalidRequest}?${new URLSearchParams({ client_id: clientId })}`
}

/** Where faults may be told to the client; `undefined` where nothing is certain enough for a redirect. */
function redirectTarget(form: Form, client: Client): string | undefined {
  const redirectUri = form.redirect_uri || client.defaultRedirectUri
  const usable =
    form.response_type === 'code' &&
    client.responseTypes.includes('code') &&
    typeof redirectUri === 'string' &&
    client.redirectUris.includes(redirectUri)
  return usable ? redirectUri : undefined
}

/** RFC 6749 §4.1.2.1, RFC 9207 */
function sendBack(
  ctx: Context,
  to: string,
  error: CodedError,
  { state, iss }: { state: unknown; iss: string },
) {
  const target = new URL(to)
  target.searchParams.set('error', error.code)
  target.searchParams.set('error_description', errorDescription(error.message))
  if (typeof state === 'string') target.searchParams.set('state', state)
  target.searchParams.set('iss', iss)
  ctx.set('Cache-Control', 'no-store')
  ctx.status = 303
  ctx.redirect(target.href)
}

/** The engine authenticates; who does not pass there is told only that, so we look first. */
async function whenPushed({ clients, judge }: Validating, ctx: Context, next: Next) {
  if (!ctx.is('application/x-www-form-urlencoded')) return next()
  const form = await readForm(ctx.req)
  const client = await authenticated(clients, ctx, form)
  if (client) {
    checkTarget(form, client)
    replaceForm(ctx.req, { ...(await judge(form, client)), client_id: client.id })
  } else {
    replaceForm(ctx.req, form)
  }
  await next()
}

async function authenticated(clients: EngineClients, ctx: Context, form: Form): Promise<Client | undefined> {
  const header = ctx.get('Authorization')
  const basic = basicCredentials(header)
  const clientId = basic?.clientId ?? form.client_id
  if (typeof clientId !== 'string' || (form.client_id ?? clientId) !== clientId) return undefined
  const client = await clients.find(clientId)
  if (client?.tokenEndpointAuthMethod === 'client_secret_basic') {
    return basic && (await clients.authenticate(clientId, basic.secret)) ? client : undefined
  }
  return header === '' ? client : undefined
}

/** RFC 9126 §2.3: what the front door shows a page for is told here. */
function checkTarget(form: Form, client: Client): void {
  if (isByReference(form)) return // the engine's to refuse
  if (redirectTarget(form, client)) return
  if (form.response_type !== 'code' || !client.responseTypes.includes('code')) {
    const code = form.response_type ? 'unsupported_response_type' : 'invalid_request'
    throw new CodedError(code, `this client can send 'code'`, { at: 'response_type' })
  }
  throw new CodedError(
    'invalid_request',
    `${describeValue(form.redirect_uri)} is not registered for this client`,
    {
      at: 'redirect_uri',
    },
  )
}
