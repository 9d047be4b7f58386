import type { Client as EngineClient, Provider } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import { type Client, findClient, verifyClientSecret } from '#lib/clients/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import type { Exchanges } from './exchange.ts'

interface Registry {
  readonly storage: Storage
  readonly exchanges: Exchanges
  /** `deriveKey(secret, 'encryption')` */
  readonly secretKey: Buffer
  readonly now: () => Temporal.Instant
}

/** Engine's clients that are kept made; each is made again when the client was changed. */
const mostKept = 1000

/** Clients as the engine and what stands before it know them. A disabled client is unknown (CL-033). */
export interface EngineClients {
  find(clientId: string): Promise<Client | undefined>
  /** Remembers by which credential. `false` also for an unknown client. */
  authenticate(clientId: string, secret: string): Promise<boolean>
}

export function engineClients({ storage, exchanges, secretKey, now }: Registry): EngineClients {
  async function read(clientId: string) {
    if (!/^[\w.~-]{1,200}$/.test(clientId)) return undefined
    const client = await findClient(storage.db, clientId)
    return client?.status === 'disabled' ? undefined : client
  }
  return {
    find: async (clientId) => {
      const known = exchanges.getStore()?.clients
      const found = known?.get(clientId) ?? read(clientId)
      known?.set(clientId, found)
      return found
    },
    authenticate: async (clientId, secret) => {
      const verified = await verifyClientSecret(storage.db, secretKey, clientId, secret, now())
      const exchange = exchanges.getStore()
      if (exchange && verified) exchange.credentialId = verified.credentialId
      return verified !== undefined
    },
  }
}

/** Makes the engine ask us for its clients and their secrets; a client may have several (CR-011). */
export function connectClients(
  provider: Provider,
  { clients, detailTypes }: { clients: EngineClients; detailTypes: readonly string[] },
): void {
  const made = new Map<string, { modified: string; client: EngineClient }>()
  const EngineClient = provider.Client as unknown as new (metadata: object) => EngineClient

  provider.Client.find = async (id) => {
    const client = typeof id === 'string' ? await clients.find(id) : undefined
    if (!client) return undefined
    const known = made.get(client.id)
    if (known?.modified === client.modified) return known.client
    const engineClient = new EngineClient(metadataOf(client, detailTypes))
    made.delete(client.id)
    made.set(client.id, { modified: client.modified, client: engineClient })
    const [oldest] = made.keys()
    if (made.size > mostKept && oldest !== undefined) made.delete(oldest)
    return engineClient
  }

  provider.Client.prototype.compareClientSecret = function (presented: string) {
    return clients.authenticate(this.clientId, presented)
  }
}

/** What the engine itself judges by. Scopes and authorization details were judged by us before: it gets all types. */
function metadataOf(client: Client, detailTypes: readonly string[]) {
  const native = client.redirectUris.some((uri) => !/^https?:/i.test(uri))
  return {
    client_id: client.id,
    client_secret: 'kept in lib/clients', // the engine wants one; `compareClientSecret` never looks at it
    token_endpoint_auth_method: client.tokenEndpointAuthMethod ?? 'none',
    application_type: native ? 'native' : 'web',
    redirect_uris: [...client.redirectUris],
    response_types: [...client.responseTypes],
    response_modes: ['query'],
    grant_types: [...client.grantTypes],
    authorization_details_types: detailTypes,
  }
}
