import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { isMachinePath, readEnvironment } from '#lib/config/index.ts'
import { sandboxSignIns } from '#lib/customers/index.ts'
import { faultOf, isCoded } from '#lib/errors/index.ts'
import { startSender } from '#lib/notify/index.ts'
import { setRuntime } from '#lib/runtime/index.ts'
import { partitionFrameCookies } from './frame-cookies.ts'
import { createHealth } from './health.ts'
import { createLog, createReadableLog, takeOverConsole } from './log.ts'
import { machinePlane } from './machine-plane.ts'
import { serveMetrics } from './metrics-server.ts'
import { observeRequests } from './observe.ts'
import { openPages } from './pages.ts'
import { createRouteNames } from './route-names.ts'
import { createRuntime } from './runtime.ts'
import { startScheduler } from './scheduler.ts'
import { stopServer } from './stop.ts'
import { watchOutbox } from './watch-outbox.ts'

try {
  await main(process.argv.includes('--dev'))
} catch (error) {
  if (!isCoded(error) || error.code !== 'configuration') throw error
  process.stderr.write(`Wattgrant does not start. ${error.message}\n`)
  process.exit(1)
}

async function main(development: boolean) {
  const environment = readEnvironment(process.env)
  const pages = await openPages({ development, port: environment.port })
  const log = process.stdout.isTTY && environment.mode === 'sandbox' ? await createReadableLog() : createLog()
  if (!development) takeOverConsole(log)
  const { runtime, engine, uses, funnel, metrics, sending } = await createRuntime(environment, pages, {
    log,
    variables: process.env,
  })
  setRuntime(runtime)
  const stopSending = startSender(sending)
  const scheduler = startScheduler(runtime, uses, funnel)
  const machines = engine.callback(machinePlane(runtime))
  const health = createHealth(runtime.storage)
  const observe = observeRequests(createRouteNames(), { log, served: metrics.served })
  watchOutbox(metrics.registry, runtime)
  const metricsServer = await serveMetrics(metrics.registry, { ...environment, log })
  const server = createServer((request, response) => {
    const path = pathOf(request)
    if (health.answer(request, response, path)) return
    observe(request, response, path)
    partitionFrameCookies(request, response)
    if (isMachinePath(path)) return machines(request, response)
    pages.handle(request, response).catch((error) => {
      log('page failed', { fault: faultOf(error) })
      pages.failed(request, response)
    })
  })
  server.listen(environment.port, () => {
    process.send?.({
      ready: true,
      publicUrl: environment.publicUrl,
      signIns: runtime.profile.withoutSignIn
        ? []
        : sandboxSignIns(runtime.profile, environment.utilitiesFolder),
    })
  })
  let isStopping = false
  // Also when whoever started it is gone. A terminal and npm may both say it.
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.on(event, async () => {
      if (isStopping) return
      isStopping = true
      health.stopping()
      if (event === 'SIGTERM') await pause(environment.stopNoticeS * 1000)
      await stopServer(server)
      await Promise.all([stopSending(), scheduler.stop(), pages.close()])
      metricsServer?.closeAllConnections()
      metricsServer?.close()
      await runtime.storage.close()
      log('stopped')
      process.exit(0)
    })
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] as string
}
