import type { Context, Next } from 'koa'
import type { Client } from '#lib/clients/index.ts'
import { machinePaths, pagePaths } from '#lib/config/index.ts'
import { CodedError, describeValue, errorDescription, isCoded } from '#lib/errors/index.ts'
import type { Engine } from '#lib/oauth/index.ts'
import { readRequest, withClientDefaults } from '#lib/request/index.ts'
import { basicCredentials } from './basic-credentials.ts'
import type { OAuthParts } from './oauth.ts'
import { type Form, readForm, replaceForm } from './oauth-form.ts'

/** Of OpenID Connect, which is not offered here; what is not known is ignored (RFC 6749 §3.1). */
const ignored = [
  'acr_values',
  'claims',
  'claims_locales',
  'id_token_hint',
  'max_age',
  'nonce',
  'registration',
]

/**
 * First validation of authorization requests, from the front door as pushed ones, before the engine's own: with the
 * client's defaults filled in, and with errors that name the place. WG3-01 §9.1.1 (AU-004 to AU-019)
 */
export function firstValidation(engine: Engine, parts: OAuthParts) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.method === 'GET' && ctx.path === machinePaths.authorize)
      return atFrontDoor(engine, parts, ctx, next)
    if (ctx.method === 'POST' && ctx.path === machinePaths.par) return whenPushed(engine, parts, ctx, next)
    return next()
  }
}

async function atFrontDoor({ clients }: Engine, parts: OAuthParts, ctx: Context, next: Next) {
  const query = { ...ctx.query } as Form
  const client = typeof query.client_id === 'string' ? await clients.find(query.client_id) : undefined
  if (!client) return parts.showPage(ctx, pagePaths.invalidRequest, 400) //                    AU-007
  if (query.request_uri !== undefined) {
    // RFC 9126 §4: everything else is in what was pushed
    ctx.query = { client_id: client.id, request_uri: [query.request_uri].flat()[0] }
    return next()
  }
  const returnTo = redirectTarget(query, client)
  if (!returnTo) return parts.showPage(ctx, pagePaths.invalidRequest, 400) //                  AU-006, AU-008, AU-015
  try {
    ctx.query = judge(query, client, parts)
  } catch (error) {
    if (!isCoded(error)) throw error
    return sendBack(ctx, returnTo, error, { state: query.state, iss: parts.publicUrl }) //      AU-016, AU-017
  }
  await next()
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
async function whenPushed(engine: Engine, parts: OAuthParts, ctx: Context, next: Next) {
  if (!ctx.is('application/x-www-form-urlencoded')) return next()
  const form = await readForm(ctx.req)
  const client = await authenticated(engine, ctx, form)
  if (client) {
    checkTarget(form, client)
    replaceForm(ctx.req, { ...judge(form, client, parts), client_id: client.id })
  } else {
    replaceForm(ctx.req, form)
  }
  await next()
}

async function authenticated({ clients }: Engine, ctx: Context, form: Form): Promise<Client | undefined> {
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
  if (form.request !== undefined || form.request_uri !== undefined) return // the engine's to refuse
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

/**
 * The request as the engine gets it.
 *
 * @throws CodedError
 */
function judge(form: Form, client: Client, { catalog, now, timezone }: OAuthParts): Record<string, string> {
  if (form.request !== undefined || form.request_uri !== undefined) return singleValues(form)
  const params = withClientDefaults(singleValues(form), client) //        AU-010, AU-012, AU-013
  if (params.response_mode !== undefined && params.response_mode !== 'query') {
    throw new CodedError(
      'invalid_request',
      `${describeValue(params.response_mode)} is not offered; leave it out`,
      {
        at: 'response_mode',
      },
    )
  }
  const { scopes } = readRequest({ params, client, catalog, now: now(), timezone }) // AU-009, AU-011, AU-018, AU-019
  if (params.cds_grant_id) {
    throw new CodedError(
      'cds_grant_id_invalid_value',
      'no such grant of this client waits for an authorization',
      {
        at: 'cds_grant_id',
      },
    ) //                                                                 AU-042
  }
  return params.scope
    ? params
    : { ...params, scope: [...new Set(scopes.map(({ scope }) => scope))].join(' ') }
}

/** @throws CodedError `invalid_request` for a parameter that is sent twice (RFC 6749 §3.1, AU-044) */
function singleValues(form: Form): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(form)) {
    if (ignored.includes(name) || value === undefined) continue
    const given = [value].flat().filter((one) => name !== 'cds_grant_id' || one !== '') //       AU-043
    if (given.length > 1)
      throw new CodedError('invalid_request', 'sent more than once; send it once', { at: name })
    if (given[0] !== undefined) values[name] = given[0]
  }
  return values
}
