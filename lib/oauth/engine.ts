import { type Configuration, Provider } from 'oidc-provider'
import { deriveKeys } from '#lib/config/index.ts'
import type { HandOver } from '#lib/interactions/index.ts'
import { connectClients, type EngineClients, engineClients } from './clients.ts'
import { engineConfiguration } from './configuration.ts'
import { detailTypes, type EngineParts } from './engine-parts.ts'
import { createExchanges, type Exchanges } from './exchange.ts'
import { engineHandOver } from './hand-over.ts'

/** The OAuth engine, and what has to stand before it for each request (`server/oauth.ts` puts it there). */
export interface Engine {
  readonly provider: Provider
  readonly exchanges: Exchanges
  readonly clients: EngineClients
  readonly handOver: HandOver
}

/** @param renderError answers where the engine has nowhere to redirect to */
export function createEngine(
  parts: EngineParts,
  renderError: NonNullable<Configuration['renderError']>,
): Engine {
  const { publicUrl, secret, storage, now } = parts
  const exchanges = createExchanges()
  const clients = engineClients({ storage, exchanges, now, secretKeys: deriveKeys(secret, 'encryption') })
  const provider = new Provider(publicUrl, {
    ...engineConfiguration({ ...parts, exchanges, clients }),
    renderError,
  })
  connectClients(provider, { clients, detailTypes: detailTypes(parts.catalog) })
  return { provider, exchanges, clients, handOver: engineHandOver({ resource: publicUrl, now }) }
}
