import type { Middleware } from 'koa'
import { machinePaths, type Profile } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { answerErrors } from './answer-errors.ts'
import { routes as clients } from './clients.ts'
import { routes as consentRequests } from './consent-requests.ts'
import { routes as coverage } from './coverage.ts'
import { routes as credentials } from './credentials.ts'
import { routes as customerData } from './customer-data.ts'
import { routes as draftData } from './draft-data.ts'
import { routes as grants } from './grants.ts'
import { routes as messages } from './messages.ts'
import { routes as metadata } from './metadata.ts'
import { routes as registration } from './registration.ts'
import { type AnyRoute, serveRoutes } from './route.ts'

export const machineRoutes: readonly AnyRoute[] = [
  ...metadata,
  ...coverage,
  ...consentRequests,
  ...registration,
  ...clients,
  ...credentials,
  ...messages,
  ...grants,
  ...customerData,
  ...draftData,
]

/** All that machines call beside the OAuth endpoints, and the one place that answers for what is thrown. */
export function machinePlane(runtime: Runtime): { errors: Middleware; routes: Middleware } {
  const routes: unknown = serveRoutes(runtime, machineRoutes).routes()
  const answer = answerErrors(runtime)
  return {
    errors: (ctx, next) =>
      answer(ctx, async () => {
        refuseBesideConsent(runtime.profile, ctx.path)
        await next()
      }),
    routes: routes as Middleware,
  }
}

/** Beside a utility's own authorization server, clients have nothing to ask here. */
function refuseBesideConsent({ authorizationServer }: Profile, path: string): void {
  const isOfConsent =
    path === machinePaths.consentRequests || path.startsWith(`${machinePaths.consentRequests}/`)
  if (!authorizationServer || isOfConsent) return
  throw new CodedError(
    'not_found',
    `this server asks customers for their consent, and no more; clients are served by ${authorizationServer.issuer}`,
  )
}
