import { z } from 'zod'
import { type Credential, findCredentialOf, listCredentials } from '#lib/clients/index.ts'
import { deriveKey, machinePaths } from '#lib/config/index.ts'
import { found, moment, pageAddress, pageSize, spaceSeparated } from './listing.ts'
import { registrationOf } from './registration-of.ts'
import { type Answer, type AnyRoute, type Call, route } from './route.ts'

const credentialsQuery = z.object({
  credential_ids: spaceSeparated,
  client_ids: spaceSeparated,
  after: moment,
  before: moment,
  cursor: z.string().optional(),
})

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: machinePaths.credentials,
    section: 'WG1-02 §7.3',
    token: 'cds_client_admin',
    query: credentialsQuery,
    handle: listing,
  }),
  route({
    method: 'get',
    path: `${machinePaths.credentials}/:id`,
    section: 'WG1-02 §7.4',
    token: 'cds_client_admin',
    handle: single,
  }),
]

async function listing(call: Call<z.infer<typeof credentialsQuery>, unknown>): Promise<Answer> {
  const { runtime, query, ctx } = call
  const { publicUrl } = runtime.environment
  const page = await listCredentials(
    runtime.storage.db,
    await registrationOf(call),
    {
      credentialIds: query.credential_ids,
      clientIds: query.client_ids,
      after: query.after,
      before: query.before,
    },
    { cursor: query.cursor, limit: pageSize, secretKey: deriveKey(runtime.secret, 'encryption') },
  )
  return {
    body: {
      credentials: page.items.map((credential) => credentialObject(credential, publicUrl)),
      next: pageAddress(publicUrl, ctx, page.next),
      previous: pageAddress(publicUrl, ctx, page.previous),
    },
  }
}

async function single(call: Call<unknown, unknown>): Promise<Answer> {
  const { runtime, params } = call
  const credential = await findCredentialOf(
    runtime.storage.db,
    await registrationOf(call),
    params.id ?? '',
    deriveKey(runtime.secret, 'encryption'),
  )
  return { body: credentialObject(found(credential, 'credential'), runtime.environment.publicUrl) }
}

/** WG1-02 §7.1 (CR-003 to CR-009) */
function credentialObject(credential: Credential, publicUrl: string) {
  return {
    credential_id: credential.id,
    uri: `${publicUrl}${machinePaths.credentials}/${credential.id}`,
    client_id: credential.clientId,
    created: credential.created,
    modified: credential.modified,
    type: 'client_secret',
    client_secret: credential.secret,
    client_secret_expires_at:
      credential.expires === null ? 0 : Math.floor(Date.parse(credential.expires) / 1000),
  }
}
