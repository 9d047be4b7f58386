import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Runtime } from '#lib/runtime/index.ts'

export interface Served {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** nginx's `$request_id`; whatever else a client sends there might be anything. */
const ofTheProxy = /^[0-9a-f]{32}$/

/** Tells of each request when it is answered, or given up, by its route and never by its address. */
export function observeRequests(
  nameOf: (path: string) => string,
  { log, served }: { readonly log: Runtime['log']; readonly served: (served: Served) => void },
): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  return (request, response, path) => {
    const began = performance.now()
    const sent = String(request.headers['x-request-id'])
    const id = ofTheProxy.test(sent) ? sent : randomUUID()
    const route = nameOf(path)
    response.setHeader('X-Request-Id', id)
    response.once('close', () => {
      const facts = {
        method: methodOf(request),
        route,
        status: response.writableFinished ? response.statusCode : 499,
        ms: Math.round((performance.now() - began) * 10) / 10,
      }
      served(facts)
      if (route !== '/_next') log('request', { ...facts, id })
    })
  }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function methodOf({ method = '' }: IncomingMessage): string {
  return methods.has(method) ? method : 'other'
}
