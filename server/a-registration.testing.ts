import { aServer } from './a-server.testing.ts'
import { routes as clients } from './clients.ts'
import { routes as credentials } from './credentials.ts'
import { routes as grants } from './grants.ts'
import { routes as messages } from './messages.ts'
import { routes as metadata } from './metadata.ts'
import { routes as registration } from './registration.ts'

const routes = [...registration, ...clients, ...credentials, ...messages, ...grants, ...metadata]
export interface ClientObject {
  readonly client_id: string
  readonly response_types: readonly string[]
  readonly cds_client_uri: string
  readonly cds_status_options: readonly string[]
  readonly [field: string]: unknown
}

/** A registration over HTTP, with its clients as the Clients API lists them. */
export async function aRegistration(metadata?: object) {
  const server = await aServer(routes)
  const registered = await server.register(metadata)
  const { body } = await server.ask('/cds/clients', { token: registered.token })
  const all: ClientObject[] = body.clients
  const asking = all.find((client) => client.response_types.length > 0) as ClientObject
  const put = (json: object, client = asking) =>
    server.ask(client.cds_client_uri, { method: 'PUT', token: registered.token, json })
  return { server, ...registered, all, asking, put, [Symbol.asyncDispose]: server[Symbol.asyncDispose] }
}
