import type { Middleware } from 'koa'
import type { Runtime } from '#lib/runtime/index.ts'
import { answerErrors } from './answer-errors.ts'
import { routes as clients } from './clients.ts'
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
  return { errors: answerErrors(runtime), routes: routes as Middleware }
}
