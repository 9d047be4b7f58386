import { mkdirSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { destination } from 'pino'
import type { Runtime } from '#lib/runtime/index.ts'
import { createLog } from './log.ts'
import { observeRequests } from './observe.ts'
import { createRouteNames } from './route-names.ts'

/** A server whose requests are logged where the run of the tests keeps its logs, if it does. */
export function aLoggedServer(listener: RequestListener): Server {
  const observe = observeRequests(createRouteNames(), { log: keptLog(), served: () => {} })
  return createServer((request, response) => {
    observe(request, response, (request.url ?? '/').split('?', 1)[0] as string)
    listener(request, response)
  })
}

export function keptLog(): Runtime['log'] {
  const folder = process.env.LOG_FOLDER
  if (!folder) return () => {}
  mkdirSync(folder, { recursive: true })
  return createLog(destination({ dest: join(folder, `unit-${process.pid}.log`), sync: true }))
}
