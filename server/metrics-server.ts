import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Registry } from 'prom-client'
import type { Environment } from '#lib/config/index.ts'
import { CodedError, faultOf } from '#lib/errors/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/**
 * Metrics have an address of their own, which whoever serves the public one never sees.
 *
 * @throws CodedError `configuration` where it cannot be listened on
 */
export async function serveMetrics(
  registry: Registry,
  { metricsAddress: address, log }: Pick<Environment, 'metricsAddress'> & Pick<Runtime, 'log'>,
): Promise<Server | undefined> {
  if (!address) return undefined
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return response.writeHead(404).end()
    try {
      response.writeHead(200, { 'Content-Type': registry.contentType }).end(await registry.metrics())
    } catch (error) {
      log('metrics failed', { fault: faultOf(error) })
      response.writeHead(503).end()
    }
  })
  server.listen(address.port, address.host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code = '' } = error as { code?: string }
    const given = `${address.host}:${address.port}`
    throw new CodedError('configuration', `METRICS_ADDRESS is '${given}': cannot be listened on (${code})`)
  }
  return server
}
