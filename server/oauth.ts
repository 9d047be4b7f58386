import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context, Middleware } from 'koa'
import { machinePaths } from '#lib/config/index.ts'
import { faultOf } from '#lib/errors/index.ts'
import type { HandOver } from '#lib/interactions/index.ts'
import {
  createEngine as createBareEngine,
  type EngineParts,
  findToken,
  isReadyToResume,
  type PresentedToken,
  revokeClientTokens,
  revokeCredentialTokens,
  revokeGrantTokens,
  sawInteractionCookie,
} from '#lib/oauth/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { explainErrors } from './error-uri.ts'
import { answerInExchange } from './oauth-answer.ts'
import { firstValidation, invalidRequestPage } from './oauth-requests.ts'
import { resume } from './oauth-resume.ts'
import { takeDetails } from './oauth-token-details.ts'

export interface OAuthParts extends EngineParts {
  /** Answers with a page, same address (`Pages.show`). */
  readonly showPage: (ctx: Context, path: string, status: number) => Promise<void>
  readonly log: Runtime['log']
}

/** The OAuth engine as the rest of the house uses it. */
export interface OAuth {
  /** Answers requests: the engine its own, `routes` all others, both inside `errors`. */
  callback(plane: {
    errors: Middleware
    routes: Middleware
  }): (request: IncomingMessage, response: ServerResponse) => void
  readonly handOver: HandOver
  readonly findToken: (token: string) => Promise<PresentedToken | undefined>
  readonly revokeGrantTokens: typeof revokeGrantTokens
  readonly revokeClientTokens: typeof revokeClientTokens
  readonly revokeCredentialTokens: typeof revokeCredentialTokens
  /** Whether the browser that sends these cookies is the one that began this interaction. */
  readonly sawInteractionCookie: (cookieHeader: string | null | undefined, uid: string) => boolean
  readonly isReadyToResume: (uid: string) => Promise<boolean>
}

export function createEngine(parts: OAuthParts): OAuth {
  const { storage, now, log, showPage } = parts
  const engine = createBareEngine(parts, async (ctx, out, error) => {
    if (isForPeople(ctx.path)) return showPage(ctx, invalidRequestPage(ctx), ctx.status)
    ctx.body = out
    if (ctx.status >= 500) log('engine failed', { fault: faultOf(error) })
  })
  const { provider } = engine
  provider.on('server_error', (_ctx, error) => log('engine failed', { fault: faultOf(error) }))
  return {
    callback: ({ errors, routes }) => {
      const answer = answerInExchange(engine, parts)
      const validate = firstValidation(engine, parts)
      const wayBack = resume(engine, parts)
      const withoutDetails = takeDetails(engine)
      provider.use(explainErrors(parts.publicUrl))
      provider.use(errors)
      provider.use((ctx, next) => {
        if (!isOfEngine(ctx.path)) return routes(ctx, async () => {})
        if (startsRequest(ctx)) return answer(ctx, () => validate(ctx, next))
        if (ctx.path === machinePaths.token) return answer(ctx, () => withoutDetails(ctx, next))
        return answer(ctx, isForPeople(ctx.path) ? () => wayBack(ctx, next) : next)
      })
      return provider.callback()
    },
    handOver: engine.handOver,
    findToken: (token) => findToken(storage.db, token, now()),
    revokeGrantTokens,
    revokeClientTokens,
    revokeCredentialTokens,
    sawInteractionCookie: (cookieHeader, uid) => sawInteractionCookie(provider, cookieHeader, uid),
    isReadyToResume: (uid) => isReadyToResume(storage.db, uid, now()),
  }
}

/** An authorization request, by a person's browser or pushed by a client. */
function startsRequest({ method, path }: Context): boolean {
  return (
    (method === 'GET' && path === machinePaths.authorize) || (method === 'POST' && path === machinePaths.par)
  )
}

function isForPeople(path: string): boolean {
  return path === machinePaths.authorize || path.startsWith(`${machinePaths.authorize}/`)
}

const ofEngine = new Set<string>([
  machinePaths.authorize,
  machinePaths.par,
  machinePaths.token,
  machinePaths.introspect,
  machinePaths.revoke,
  machinePaths.jwks,
])

/** Nothing else of it is published: discovery is ours, made from the catalog. */
function isOfEngine(path: string): boolean {
  return ofEngine.has(path) || isForPeople(path)
}
