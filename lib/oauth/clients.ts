import { hash } from 'node:crypto'
import type { Client as EngineClient, Provider } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import {
  type Client,
  findClient,
  findStanding,
  hashSecret,
  matchCredential,
  type Standing,
} from '#lib/clients/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { boundedMap } from './bounded-map.ts'
import type { Exchanges } from './exchange.ts'

interface Registry {
  readonly storage: Storage
  readonly exchanges: Exchanges
  /** `deriveKey(secret, 'encryption')` */
  readonly secretKey: Buffer
  readonly now: () => Temporal.Instant
}

interface ClientAtWork {
  readonly client: Client
  readonly standing: Standing
}

/** Clients that are kept ready. */
const mostKept = 1000
const freshMs = 1000

/** Clients as the engine and what stands before it know them. A disabled client is unknown (CL-033). */
export interface EngineClients {
  find(clientId: string): Promise<Client | undefined>
  /** Remembers by which credential. `false` also for an unknown client. */
  authenticate(clientId: string, secret: string): Promise<boolean>
}

export function engineClients({ storage, exchanges, secretKey, now }: Registry): EngineClients {
  const clients = boundedMap<string, ClientAtWork & { readonly changes: number; readonly readAt: number }>(
    mostKept,
  )
  const hashes = boundedMap<string, string>(mostKept)

  const changes = () => storage.revisionOf('client') + storage.revisionOf('credential')

  /** What this process changes holds at once, what others change after a second. */
  async function atWork(clientId: string): Promise<ClientAtWork | undefined> {
    const known = clients.get(clientId)
    const at = (exchanges.getStore()?.now ?? now()).epochMilliseconds
    if (known && known.changes === changes() && at - known.readAt < freshMs) return known
    const seen = { changes: changes(), readAt: at }
    const read = await readClient(clientId, known?.client)
    if (read) clients.set(clientId, { ...read, ...seen })
    return read
  }

  async function readClient(clientId: string, known: Client | undefined): Promise<ClientAtWork | undefined> {
    if (!/^[\w.~-]{1,200}$/.test(clientId)) return undefined
    const standing = await findStanding(storage.db, clientId)
    if (!standing || standing.status === 'disabled') return undefined
    const client = known?.modified === standing.modified ? known : await findClient(storage.db, clientId)
    return client && { client, standing }
  }

  return {
    find: async (clientId) => (await atWork(clientId))?.client,
    authenticate: async (clientId, secret) => {
      const found = await atWork(clientId)
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
