import type { JWTPayload } from 'jose'
import type { Context } from 'koa'
import { consentRequestPaths, pagePaths } from '#lib/config/index.ts'
import {
  browserCookies,
  findConsentRequest,
  fullResult,
  grantObject,
  grantOfOutcome,
  isSameBrowser,
  shortResult,
  signResult,
  statusOf,
  takeFormKey,
  type Verifying,
  verifySigned,
} from '#lib/consent-requests/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { findInteraction } from '#lib/interactions/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { askedLocale } from '#lib/wording/index.ts'
import type { Answer, Call } from './route.ts'
import { csrfCookie, sessionCookie } from './session-cookie.ts'

const resultLifetimeS = 300

/** How a request stands, for the authorization server that asked: its result, and the grant as it is now. */
export async function answerConsentRequest(
  { runtime, params, ctx }: Call<unknown, unknown>,
  verifying: Verifying,
): Promise<Answer> {
  const { storage, environment, now } = runtime
  const { uid = '' } = params
  await verifySigned(bearerOf(ctx), verifying, {
    type: 'consent-read+jwt',
    audience: environment.publicUrl + consentRequestPaths.request(uid),
    code: 'invalid_token',
  })
  const found = await find(runtime, uid)
  if (!found) throw new CodedError('not_found', 'no consent request has this id')
  const { asked, interaction } = found
  const { outcome } = interaction
  const grant = await grantOfOutcome(storage.db, outcome, now())
  const result = outcome && (await signed(runtime, fullResult({ uid, outcome }, asked, grant)))
  return {
    body: {
      consent_request_id: uid,
      status: statusOf(interaction, asked, now()),
      ...(result && { result }),
      ...(grant && { grant: grantObject(grant) }),
    },
    headers: { 'Cache-Control': 'no-store' },
  }
}

/**
 * Leads to the form. The first browser that comes with the key is bound to the request from then on, and signed in as
 * the customer whom the request names; what every other one finds there says why it is not let in.
 */
export async function openForm({ runtime, params, ctx }: Call<unknown, unknown>): Promise<Answer> {
  const { storage, environment, secret, profile, now } = runtime
  const { uid = '' } = params
  const key = String(ctx.query.key ?? '')
  const interaction = ctx.method === 'GET' ? await findInteraction(storage.db, uid) : undefined
  const locale = askedLocale(
    { uiLocales: [interaction?.params.ui_locales], acceptLanguage: ctx.get('Accept-Language') },
    profile.locales,
  )
  const opened = interaction && (await takeFormKey(storage, uid, { key, locale, now: now() }))
  if (opened) {
    runtime.funnel.reached(opened)
    const parts = { secret, profile, publicUrl: environment.publicUrl }
    ctx.append('Set-Cookie', [...browserCookies(secret, uid, environment.publicUrl)])
    if (interaction.customerId !== undefined && !interaction.mustSignIn) {
      ctx.append('Set-Cookie', await sessionCookie(interaction.customerId, parts))
      if (!/csrf-token=/.test(ctx.get('Cookie'))) ctx.append('Set-Cookie', csrfCookie(parts))
    }
  }
  return seeOther(environment.publicUrl + pagePaths.authorize(uid))
}

/** Takes a decision to where the authorization server waits for it; what is not decided here, back to the form. */
export async function leadBack({ runtime, params, ctx }: Call<unknown, unknown>): Promise<Answer> {
  const { environment, secret } = runtime
  const { uid = '' } = params
  const found = isSameBrowser(secret, ctx.get('Cookie'), uid) ? await find(runtime, uid) : undefined
  if (!found?.interaction.outcome) return seeOther(environment.publicUrl + pagePaths.authorize(uid))
  const { asked, interaction } = found
  const { outcome } = found.interaction
  const target = new URL(asked.returnUri)
  target.searchParams.set('consent_request_id', interaction.uid)
  if (asked.state !== null) target.searchParams.set('state', asked.state)
  target.searchParams.set('result', await signed(runtime, shortResult({ uid, outcome }, asked)))
  return seeOther(target.href)
}

async function find({ storage }: Runtime, uid: string) {
  const [asked, interaction] = await Promise.all([
    findConsentRequest(storage.db, uid),
    findInteraction(storage.db, uid),
  ])
  return asked && interaction && { asked, interaction }
}

function signed({ environment, profile, secret, now }: Runtime, claims: JWTPayload): Promise<string> {
  const audience = profile.authorizationServer?.issuer
  return signResult(
    secret,
    { iss: environment.publicUrl, ...(audience !== undefined && { aud: audience }), ...claims },
    {
      type: 'consent-result+jwt',
      lifetimeS: resultLifetimeS,
      issuedS: Math.floor(now().epochMilliseconds / 1000),
    },
  )
}

function bearerOf(ctx: Context): string {
  const token = /^Bearer +([\w.-]+) *$/i.exec(ctx.get('Authorization'))?.[1]
  if (token) return token
  throw new CodedError(
    'unauthorized',
    "send 'Authorization: Bearer' and a token that is signed for this address",
  )
}

function seeOther(address: string): Answer {
  return {
    status: 303,
    body: '',
    headers: { Location: address, 'Cache-Control': 'no-store', 'Content-Type': 'text/plain' },
  }
}
