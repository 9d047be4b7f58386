import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import {
  type Client,
  changeClient,
  findClientOf,
  listClients,
  verifyClientSecret,
} from '#lib/clients/index.ts'
import { clientPaths, deriveKeys, machinePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import { type ClientUpdate, clientUpdate } from './client-metadata.ts'
import { clientObject } from './client-object.ts'
import { found, pageAddress, pageSize, spaceSeparated } from './listing.ts'
import { registrationOf } from './registration-of.ts'
import { type Answer, type AnyRoute, type Call, route } from './route.ts'

const clientsQuery = z.object({ client_ids: spaceSeparated, cursor: z.string().optional() })

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: machinePaths.clients,
    section: 'WG1-02 §5.3',
    token: 'cds_client_admin',
    query: clientsQuery,
    handle: listing,
  }),
  route({
    method: 'get',
    path: clientPaths.client(':id'),
    section: 'WG1-02 §5.4',
    token: 'cds_client_admin',
    handle: async (call) => answer(await ownClient(call), call.runtime),
  }),
  route({
    method: 'put',
    path: clientPaths.client(':id'),
    section: 'WG1-02 §5.5',
    token: 'cds_client_admin',
    body: clientUpdate,
    refusal: 'invalid_client_metadata',
    handle: update,
  }),
]

async function listing(call: Call<z.infer<typeof clientsQuery>, unknown>): Promise<Answer> {
  const { runtime, query, ctx } = call
  const { publicUrl } = runtime.environment
  const page = await listClients(
    runtime.storage.db,
    await registrationOf(call),
    { clientIds: query.client_ids },
    { cursor: query.cursor, limit: pageSize },
  )
  return {
    body: {
      clients: page.items.map((client) => clientObject(client, publicUrl, runtime.catalog)),
      next: pageAddress(publicUrl, ctx, page.next),
      previous: pageAddress(publicUrl, ctx, page.previous),
    },
  }
}

async function update(call: Call<unknown, ClientUpdate>): Promise<Answer> {
  const { runtime, body } = call
  const client = await ownClient(call)
  await checkFixedFields(body, client, runtime)
  const changed = await changeClient(
    runtime.storage,
    client,
    {
      name: body.client_name,
      uri: body.client_uri,
      logoUri: body.logo_uri,
      tosUri: body.tos_uri,
      policyUri: body.policy_uri,
      contacts: body.contacts,
      scope: body.scope,
      redirectUris: body.redirect_uris,
      status: body.cds_status,
      defaultScope: body.cds_default_scope,
      defaultRedirectUri: body.cds_default_redirect_uri,
      defaultAuthorizationDetails: body.cds_default_authorization_details,
      authorizationDetailsTypes: body.authorization_details_types,
      authorizationDetails: body.cds_authorization_details,
      purposes: body.cds_purposes,
    },
    {
      catalog: runtime.catalog,
      publicUrl: runtime.environment.publicUrl,
      now: runtime.now(),
      revokeClientTokens: runtime.revokeClientTokens,
    },
  )
  return answer(changed, runtime)
}

const fixedFields = [
  'client_id',
  'client_id_issued_at',
  'client_secret_expires_at',
  'grant_types',
  'response_types',
  'token_endpoint_auth_method',
  'cds_created',
  'cds_modified',
  'cds_client_uri',
  'cds_server_metadata',
  'cds_status_options',
] as const

/**
 * CL-052, CL-053: left out, or as they are; so that a stale `cds_modified` never undoes another's change.
 *
 * @throws CodedError `invalid_client_metadata`
 */
async function checkFixedFields(
  body: ClientUpdate,
  client: Client,
  { catalog, environment, secret, storage, now }: Runtime,
) {
  const present: Record<string, unknown> = clientObject(client, environment.publicUrl, catalog)
  const changed = fixedFields.find(
    (field) => body[field] !== undefined && !isDeepStrictEqual(body[field], present[field]),
  )
  if (changed) {
    throw new CodedError('invalid_client_metadata', 'cannot be changed; send it as it is, or leave it out', {
      at: changed,
    })
  }
  const sent = body.client_secret
  if (sent === undefined) return
  const keys = deriveKeys(secret, 'encryption')
  const known =
    typeof sent === 'string' && (await verifyClientSecret(storage.db, keys, client.id, sent, now()))
  if (!known) {
    throw new CodedError('invalid_client_metadata', 'cannot be changed here; see the Credentials API', {
      at: 'client_secret',
    })
  }
}

/** The client of the address, if it is of the token's registration. */
async function ownClient(call: Call<unknown, unknown>): Promise<Client> {
  const registrationId = await registrationOf(call)
  const id = call.params.id ?? ''
  return found(await findClientOf(call.runtime.storage.db, registrationId, id), 'client')
}

function answer(client: Client, { catalog, environment }: Runtime): Answer {
  return { body: clientObject(client, environment.publicUrl, catalog) }
}
