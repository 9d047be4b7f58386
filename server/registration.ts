import { type Client, registerClient } from '#lib/clients/index.ts'
import { deriveKeys, machinePaths } from '#lib/config/index.ts'
import { insertClientGrant } from '#lib/grants/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { type RegistrationMetadata, registrationMetadata } from './client-metadata.ts'
import { clientObject } from './client-object.ts'
import { type Answer, type AnyRoute, type Call, route } from './route.ts'

const refusal = 'invalid_client_metadata'

/** Anyone may register, by machine and without asking first. WG1-02 §4 */
export const routes: AnyRoute[] = [
  route({
    method: 'post',
    path: machinePaths.register,
    section: 'WG1-02 §4',
    token: 'open',
    body: registrationMetadata,
    refusal,
    handle: register,
  }),
]

async function register({ runtime, body }: Call<unknown, RegistrationMetadata>): Promise<Answer> {
  const { publicUrl } = runtime.environment
  const now = runtime.now()
  const { client, clientSecret } = await registerClient(
    runtime.storage,
    {
      scope: body.scope,
      name: body.client_name,
      uri: body.client_uri,
      logoUri: body.logo_uri,
      tosUri: body.tos_uri,
      policyUri: body.policy_uri,
      contacts: body.contacts,
      authorizationDetails: body.cds_authorization_details,
    },
    {
      catalog: runtime.catalog,
      secretKeys: deriveKeys(runtime.secret, 'encryption'),
      publicUrl,
      now,
      alongside: (tx, made) => insertGrants(tx, made, runtime),
    },
  )
  return {
    status: 201,
    body: { ...clientObject(client, publicUrl, runtime.catalog), client_secret: clientSecret },
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
  }
}

/**
 * One for each administrative scope; grant admin tokens make none of their own (GR-004), and those for data are made
 * by the first token request (FD-365).
 */
async function insertGrants(tx: Tx, client: Client, { catalog, now }: Runtime) {
  if (!client.grantTypes.includes('client_credentials')) return
  const scopes = client.scopes.filter((id) => {
    const scope = catalog.scopes.get(id)
    return scope?.kind === 'administration' && scope.description.type !== 'cds_grant_admin'
  })
  for (const scope of scopes) await insertClientGrant(tx, client, scope, now())
}
