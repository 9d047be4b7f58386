import { hash } from 'node:crypto'
import type { Client as EngineClient, Provider } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import {
  type Client,
  findClient,
  findStanding,
  hashesOfSecret,
  matchCredential,
  type Standing,
} from '#lib/clients/index.ts'
import type { Keys } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { boundedMap } from './bounded-map.ts'
import type { Exchanges } from './exchange.ts'

interface Registry {
  readonly storage: Storage
  readonly exchanges: Exchanges
  /** `deriveKeys(secret, 'encryption')` */
  readonly secretKeys: Keys
  readonly now: () => Temporal.Instant
}

/**
 * What was read of a client, good until it is changed. Of another process's changes SQLite, which has one that serves,
 * learns within a second; on PostgreSQL other instances serve too, and a change holds at each from its answer on.
 */
interface Known {
  readonly client: Client
  readonly standing: Standing
  readonly changes: number
  readonly readAt: number
  /** Credentials by the digest of the secrets that were found good. */
  readonly verified: Map<string, string>
}

const freshMs = { sqlite: 1000, postgres: 1 }
/** Clients that are kept ready. */
const mostKept = 1000

/** Clients as the engine and what stands before it know them. A disabled client is unknown (CL-033). */
export interface EngineClients {
  find(clientId: string): Promise<Client | undefined>
  /** Remembers by which credential. `false` also for an unknown client. */
  authenticate(clientId: string, secret: string): Promise<boolean>
}

export function engineClients({ storage, exchanges, secretKeys, now }: Registry): EngineClients {
  const known = boundedMap<string, Known>(mostKept)
  const changes = () => storage.revisionOf('client') + storage.revisionOf('credential')

  async function know(clientId: string): Promise<Known | undefined> {
    const before = known.get(clientId)
    const readAt = exchanges.getStore()?.nowMs ?? now().epochMilliseconds
    if (before && before.changes === changes() && readAt - before.readAt < freshMs[storage.dialect])
      return before
    const seen = { changes: changes(), readAt, verified: new Map<string, string>() }
    const read = await readClient(clientId, before?.client)
    if (!read) return undefined
    const after = { ...read, ...seen }
    known.set(clientId, after)
    return after
  }

  async function readClient(clientId: string, before: Client | undefined) {
    if (!/^[\w.~-]{1,200}$/.test(clientId)) return undefined
    const standing = await findStanding(storage.db, clientId)
    if (!standing || standing.status === 'disabled') return undefined
    const client = before?.modified === standing.modified ? before : await findClient(storage.db, clientId)
    return client && { client, standing }
  }

  function credentialOf({ standing, verified }: Known, secret: string): string | undefined {
    const digest = hash('sha256', secret, 'base64url')
    const seen = verified.get(digest)
    if (seen !== undefined) return seen
    const credentialId = matchCredential(standing, hashesOfSecret(secretKeys, secret), now())
    if (credentialId !== undefined) verified.set(digest, credentialId)
    return credentialId
  }

  return {
    find: async (clientId) => (await know(clientId))?.client,
    authenticate: async (clientId, secret) => {
      const found = await know(clientId)
      const credentialId = found && credentialOf(found, secret)
      const exchange = exchanges.getStore()
      if (exchange && credentialId) exchange.credentialId = credentialId
      return credentialId !== undefined
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
