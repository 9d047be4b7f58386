import { createServer, type IncomingMessage, type Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { isMachinePath, readEnvironment } from '#lib/config/index.ts'
import { sandboxSignIns } from '#lib/customers/index.ts'
import { isCoded } from '#lib/errors/index.ts'
import { startSender } from '#lib/notify/index.ts'
import { setRuntime } from '#lib/runtime/index.ts'
import { partitionFrameCookies } from './frame-cookies.ts'
import { machinePlane } from './machine-plane.ts'
import { openPages } from './pages.ts'
import { createRuntime } from './runtime.ts'
import { startScheduler } from './scheduler.ts'

const longestStopMs = 10_000

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
  const { runtime, engine, uses, sending } = await createRuntime(environment, pages, process.env)
  setRuntime(runtime)
  const stopSending = startSender(sending)
  const scheduler = startScheduler(runtime, uses)
  const machines = engine.callback(machinePlane(runtime))
  const server = createServer((request, response) => {
    partitionFrameCookies(request, response)
    return isMachinePath(pathOf(request)) ? machines(request, response) : pages.handle(request, response)
  })
  server.listen(environment.port, () => {
    process.send?.({
      ready: true,
      publicUrl: environment.publicUrl,
      signIns: runtime.profile.withoutSignIn ? [] : sandboxSignIns(runtime.profile),
    })
  })
  // Also when whoever started it is gone.
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
    process.once(event, async () => {
      await stop(server)
      stopSending()
      await pages.close()
      await scheduler.stop()
      await runtime.storage.close()
      process.exit(0)
    })
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] as string
}

/** Open requests finish; connections that only wait are closed, as they would hold the process for seconds. */
async function stop(server: Server) {
  const closed = new Promise((resolve) => server.close(resolve))
  const until = Date.now() + longestStopMs
  let open = true
  void closed.then(() => (open = false))
  while (open && Date.now() < until) {
    server.closeIdleConnections()
    await pause(50)
  }
  server.closeAllConnections()
}
