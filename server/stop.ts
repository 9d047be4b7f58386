import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const longestStopMs = 25_000
const betweenLooksMs = 50

/** Open requests finish; connections that only wait are closed, as they would hold the process for seconds. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const until = Date.now() + longestStopMs
  let open = true
  void closed.then(() => (open = false))
  while (open && Date.now() < until) {
    server.closeIdleConnections()
    await pause(betweenLooksMs)
  }
  server.closeAllConnections()
}
