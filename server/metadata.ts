import { type Client, descriptionsFor, findClientOf } from '#lib/clients/index.ts'
import { clientPaths, machinePaths } from '#lib/config/index.ts'
import { authorizationServerMetadata } from './authorization-server-metadata.ts'
import { cacheable } from './cacheable.ts'
import { found } from './listing.ts'
import { registrationOf } from './registration-of.ts'
import { type AnyRoute, type Call, route } from './route.ts'
import { serverMetadata } from './server-metadata.ts'

/** The public documents, and each client's own view of them (CL-021 to CL-024). */
export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: machinePaths.cdsServerMetadata,
    section: 'WG1-01 §3',
    token: 'open',
    handle: async ({ runtime, ctx }) => {
      const { created, updated } = runtime.profile
      const document = serverMetadata(runtime, {
        self: machinePaths.cdsServerMetadata,
        oauthMetadata: machinePaths.authorizationServerMetadata,
        created,
        updated,
      })
      return cacheable(ctx, 'public', document)
    },
  }),
  route({
    method: 'get',
    path: machinePaths.authorizationServerMetadata,
    section: 'WG1-02 §3',
    token: 'open',
    handle: async ({ runtime, ctx }) => {
      const scopes = [...runtime.catalog.scopes.values()].map((scope) => scope.description)
      return cacheable(ctx, 'public', authorizationServerMetadata(runtime, scopes))
    },
  }),
  route({
    method: 'get',
    path: clientPaths.serverMetadata(':id'),
    section: 'WG1-02 §5.1',
    token: 'cds_client_admin',
    handle: async (call) => {
      const client = await ownClient(call)
      const { updated } = call.runtime.profile
      const document = serverMetadata(call.runtime, {
        self: clientPaths.serverMetadata(client.id),
        oauthMetadata: clientPaths.authorizationServerMetadata(client.id),
        created: client.created,
        updated: Date.parse(updated) > Date.parse(client.modified) ? updated : client.modified,
      })
      return cacheable(call.ctx, 'private', document)
    },
  }),
  route({
    method: 'get',
    path: clientPaths.authorizationServerMetadata(':id'),
    section: 'WG1-02 §5.1',
    token: 'cds_client_admin',
    handle: async (call) => {
      const scopes = descriptionsFor(await ownClient(call), call.runtime.catalog)
      return cacheable(call.ctx, 'private', authorizationServerMetadata(call.runtime, scopes))
    },
  }),
]

async function ownClient(call: Call<unknown, unknown>): Promise<Client> {
  const registrationId = await registrationOf(call)
  return found(await findClientOf(call.runtime.storage.db, registrationId, call.params.id ?? ''), 'client')
}
