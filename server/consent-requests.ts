import { randomBytes } from 'node:crypto'
import type { Context } from 'koa'
import { keepVouchedClient, vouchedClient } from '#lib/clients/index.ts'
import { consentRequestPaths, machinePaths } from '#lib/config/index.ts'
import {
  type ConsentRequestClaims,
  formLifetimeS,
  keepConsentRequest,
  readConsentRequest,
  resultKeys,
  type Verifying,
} from '#lib/consent-requests/index.ts'
import { CodedError, isCoded } from '#lib/errors/index.ts'
import { interactionLifetimeS } from '#lib/interactions/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { answerConsentRequest, leadBack, openForm } from './consent-answers.ts'
import { readText } from './json-body.ts'
import { paramsJudge } from './oauth-params.ts'
import { type Answer, type AnyRoute, type Call, route } from './route.ts'
import { readVouched } from './vouched-metadata.ts'

const section = 'docs/decisions/067'

/** For a utility's own authorization server, which asks here for the consent alone. */
export const routes: AnyRoute[] = [
  route({ method: 'post', path: machinePaths.consentRequests, section, token: 'open', handle: ask }),
  route({
    method: 'get',
    path: machinePaths.consentRequestKeys,
    section,
    token: 'open',
    handle: async ({ runtime }) => {
      verifyingOf(runtime)
      return { body: await resultKeys(runtime.secret), headers: { 'Cache-Control': 'max-age=300' } }
    },
  }),
  route({
    method: 'get',
    path: consentRequestPaths.request(':uid'),
    section,
    token: 'open',
    handle: (call) => answerConsentRequest(call, verifyingOf(call.runtime)),
  }),
  route({ method: 'get', path: consentRequestPaths.start(':uid'), section, token: 'open', handle: openForm }),
  route({
    method: 'get',
    path: consentRequestPaths.return(':uid'),
    section,
    token: 'open',
    handle: leadBack,
  }),
]

/** @throws CodedError `not_found` where the profile has no authorization server */
function verifyingOf({ profile, authorizationServerKeys, now }: Runtime): Verifying {
  const { authorizationServer: server } = profile
  if (server && authorizationServerKeys) return { server, keys: authorizationServerKeys, now: now() }
  throw new CodedError('not_found', "consent is asked for at this server's own authorization endpoint")
}

async function ask({ runtime, ctx }: Call<unknown, unknown>): Promise<Answer> {
  const verifying = verifyingOf(runtime)
  const { publicUrl } = runtime.environment
  const claims = await readConsentRequest(await readJwt(ctx), verifying, publicUrl)
  const { uid, formKey } = await keep(runtime, claims)
  const formUri = `${publicUrl}${consentRequestPaths.start(uid)}?${new URLSearchParams({ key: formKey })}`
  return {
    status: 201,
    body: { consent_request_id: uid, form_uri: formUri, expires_in: formLifetimeS },
    headers: { 'Cache-Control': 'no-store' },
  }
}

async function readJwt(ctx: Context): Promise<string> {
  if (ctx.is('application/jwt')) return (await readText(ctx.req)).trim()
  throw new CodedError('unsupported_media_type', "send 'Content-Type: application/jwt'")
}

/** By the same judgement as a request to the authorization endpoint (AU-009 to AU-019). */
async function keep(runtime: Runtime, claims: ConsentRequestClaims) {
  const { catalog, directory, environment, profile, storage } = runtime
  const now = runtime.now()
  const vouched = await within('client', () => readVouched(claims.client))
  const client = await within('client', () => vouchedClient(vouched, { catalog, now }))
  const judge = paramsJudge({ ...runtime, mode: environment.mode, timezone: profile.timezone })
  const params = await within('request', () => judge({ ...claims.params }, client))
  const { sub } = claims
  const subjects = profile.authorizationServer?.subjects ?? ''
  const customer = sub === undefined ? undefined : await directory.knownBy(sub, subjects)
  if (sub !== undefined && !customer) {
    throw new CodedError(
      'invalid_request_object',
      'no customer has this subject; leave it out, and they sign in',
      {
        at: 'sub',
      },
    )
  }
  const uid = randomBytes(16).toString('base64url')
  const interaction = {
    uid,
    clientId: client.id,
    params,
    returnTo: environment.publicUrl + consentRequestPaths.return(uid),
    created: isoInstant(now),
    expires: isoInstant(now.add({ seconds: interactionLifetimeS })),
    mustSignIn: params.prompt?.split(' ').includes('login') ?? false,
    customerId: customer?.id,
  }
  const formKey = await storage.transaction(async (tx) => {
    await within('client', () => keepVouchedClient(tx, client, vouched))
    return keepConsentRequest(tx, interaction, claims, now)
  })
  return { uid, formKey }
}

/** What is wrong within a claim is told with the claim's name before it. */
async function within<T>(claim: string, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (!isCoded(error) || error.at === undefined) throw error
    const said = error.message.slice(error.at.length + 2)
    throw new CodedError(error.code, said, { at: `${claim}.${error.at}`, cause: error })
  }
}
