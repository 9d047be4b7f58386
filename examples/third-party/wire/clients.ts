import { call, callForObject, Refused } from './call.ts'
import { discover, type Scope, type Server } from './discover.ts'
import type { Ourselves } from './register.ts'

/** A client object as the Clients API lists it; the fields that we use. CDS-WG1-02 §5.1 */
interface ClientObject {
  readonly client_id: string
  readonly client_name: string
  readonly scope: string
  readonly redirect_uris: readonly string[]
  readonly response_types: readonly string[]
  readonly contacts: readonly string[]
  readonly cds_status: string
  readonly cds_client_uri: string
  readonly cds_server_metadata: string
  readonly [field: string]: unknown
}

/** A client of ours that can ask customers. */
export interface AskingClient {
  readonly id: string
  readonly secret: string
  readonly status: string
  /** This client's own view of the server: its limits may differ from the public ones. */
  readonly server: Server
  readonly scopes: readonly Scope[]
}

/** Clients that ask customers, each with our address as the one to come back to, and with its secret. */
export async function prepareClients(
  server: Server,
  token: string,
  ourselves: Ourselves,
): Promise<AskingClient[]> {
  const clients = await listAll<ClientObject>(server.cds_clients_api, 'clients', token)
  const asking = clients.filter(
    (client) => client.response_types.includes('code') && client.cds_status !== 'disabled',
  )
  return Promise.all(
    asking.map(async (client) => {
      await returnTo(ourselves.callback, client, token)
      const { server: own } = await discover(client.cds_server_metadata, token)
      return {
        id: client.client_id,
        secret: await getSecret(server, client, token),
        status: client.cds_status,
        server: own,
        scopes: client.scope.split(' ').flatMap((id) => own.cds_scope_descriptions[id] ?? []),
      }
    }),
  )
}

/** `PUT` takes the whole object, so that it is read and sent back with the one change. CDS-WG1-02 §5.5 */
async function returnTo(callback: string, client: ClientObject, token: string): Promise<void> {
  if (client.redirect_uris.includes(callback) && client.cds_default_redirect_uri === callback) return
  const redirectUris = [...new Set([callback, ...client.redirect_uris])]
  const changed = await call(client.cds_client_uri, {
    method: 'PUT',
    token,
    json: { ...client, redirect_uris: redirectUris, cds_default_redirect_uri: callback },
  })
  if (changed.status !== 200) throw new Refused(changed)
}

/** CDS-WG1-02 §7: a secret is read when it is needed, and not kept anywhere else. */
async function getSecret(server: Server, client: ClientObject, token: string): Promise<string> {
  const credentials = await listAll<{ client_id: string; client_secret?: string }>(
    server.cds_credentials_api,
    'credentials',
    token,
  )
  const secret = credentials.find((credential) => credential.client_id === client.client_id)?.client_secret
  if (!secret) throw new Error(`no credential for client ${client.client_id}`)
  return secret
}

/** Every page of a listing. */
export async function listAll<T>(address: string, name: string, token: string): Promise<T[]> {
  const found: T[] = []
  for (let next: string | null = address; next; ) {
    const page: Record<string, unknown> = await callForObject(next, { token })
    found.push(...(page[name] as T[]))
    next = page.next as string | null
  }
  return found
}
