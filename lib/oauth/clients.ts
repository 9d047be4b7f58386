import { hash } from 'node:crypto'
import type { Client as EngineClient, Provider } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import { type Client, findClient, findStanding, hashSecret, matchCredential } from '#lib/clients/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { boundedMap } from './bounded-map.ts'
import type { ClientAtWork, Exchanges } from './exchange.ts'

interface Registry {
  readonly storage: Storage
  readonly exchanges: Exchanges
  /** `deriveKey(secret, 'encryption')` */
  readonly secretKey: Buffer
  readonly now: () => Temporal.Instant
}

/** Clients that are kept ready. */
const mostKept = 1000

/** Clients as the engine and what stands before it know them. A disabled client is unknown (CL-033). */
export interface EngineClients {
  find(clientId: string): Promise<Client | undefined>
  /** Remembers by which credential. `false` also for an unknown client. */
  authenticate(clientId: string, secret: string): Promise<boolean>
}

export function engineClients({ storage, exchanges, secretKey, now }: Registry): EngineClients {
  const clients = boundedMap<string, Client>(mostKept)
  const hashes = boundedMap<string, string>(mostKept)

  /** What is known of a client holds as long as its row says that it was not changed. */
  async function read(clientId: string): Promise<ClientAtWork | undefined> {
    if (!/^[\w.~-]{1,200}$/.test(clientId)) return undefined
    const standing = await findStanding(storage.db, clientId)
    if (!standing || standing.status === 'disabled') return undefined
    const known = clients.get(clientId)
    if (known?.modified === standing.modified) return { client: known, standing }
    const client = await findClient(storage.db, clientId)
    if (!client) return undefined
    clients.set(clientId, client)
    return { client, standing }
  }

  async function find(clientId: string) {
    const seen = exchanges.getStore()?.clients
    const found = seen?.get(clientId) ?? read(clientId)
    seen?.set(clientId, found)
    return found
  }

  return {
    find: async (clientId) => (await find(clientId))?.client,
    authenticate: async (clientId, secret) => {
      const found = await find(clientId)
      if (!found) return false
      const short = hash('sha256', secret, 'base64url')
      const presented = hashes.get(short) ?? hashSecret(secretKey, secret)
      const exchange = exchanges.getStore()
      const credentialId = matchCredential(found.standing, presented, exchange?.now ?? now())
      if (credentialId === undefined) return false
      hashes.set(short, presented)
      if (exchange) exchange.credentialId = credentialId
      return true
    },
  }
}

/** Makes the engine ask us for its clients and their secrets; a client may have several (CR-011). */
export function connectClients(
  provider: Provider,
  { clients, detailTypes }: { clients: EngineClients; detailTypes: readonly string[] },
): void {
  const made = boundedMap<string, { from: Client; client: EngineClient }>(mostKept)
  const EngineClient = provider.Client as unknown as new (metadata: object) => EngineClient

  provider.Client.find = async (id) => {
    const client = typeof id === 'string' ? await clients.find(id) : undefined
    if (!client) return undefined
    const known = made.get(client.id)
    if (known?.from === client) return known.client
    const engineClient = new EngineClient(metadataOf(client, detailTypes))
    made.set(client.id, { from: client, client: engineClient })
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
