import { z } from 'zod'
import {
  addCredential,
  type Credential,
  endCredential,
  findClientOf,
  findCredentialOf,
  listCredentials,
  secondsOf,
} from '#lib/clients/index.ts'
import { deriveKeys, machinePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'
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

const newCredential = z.looseObject({ client_id: z.string('name a client') }, 'send a JSON object')

/** What else is in it cannot be changed, and is not read (CR-030, CR-036). */
const credentialChange = z.looseObject(
  {
    client_secret_expires_at: z
      .int('send whole seconds since 1970, or 0')
      .min(0, 'send whole seconds since 1970, or 0')
      .max(253_402_300_799, 'use a moment before the year 10000')
      .optional(),
  },
  'send a JSON object',
)

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
  route({
    method: 'post',
    path: machinePaths.credentials,
    section: 'WG1-02 §7.5',
    token: 'cds_client_admin',
    body: newCredential,
    handle: add,
  }),
  route({
    method: 'patch',
    path: `${machinePaths.credentials}/:id`,
    section: 'WG1-02 §7.6',
    token: 'cds_client_admin',
    body: credentialChange,
    handle: change,
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
    { cursor: query.cursor, limit: pageSize, secretKeys: deriveKeys(runtime.secret, 'encryption') },
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
    deriveKeys(runtime.secret, 'encryption'),
  )
  return { body: credentialObject(found(credential, 'credential'), runtime.environment.publicUrl) }
}

async function add(call: Call<unknown, z.infer<typeof newCredential>>): Promise<Answer> {
  const { runtime, body } = call
  const client = await findClientOf(runtime.storage.db, await registrationOf(call), body.client_id)
  if (!client) throw new CodedError('invalid_request', 'no such client', { at: 'client_id' })
  const credential = await addCredential(runtime.storage, client, contextOf(runtime))
  return { status: 201, body: credentialObject(credential, runtime.environment.publicUrl) }
}

async function change(call: Call<unknown, z.infer<typeof credentialChange>>): Promise<Answer> {
  const { runtime, body, params } = call
  const expiresAt = body.client_secret_expires_at
  if (expiresAt === undefined) return single(call)
  const credential = await endCredential(runtime.storage, await registrationOf(call), params.id ?? '', {
    expiresAt,
    revokeCredentialTokens: runtime.revokeCredentialTokens,
    ...contextOf(runtime),
  })
  return { body: credentialObject(credential, runtime.environment.publicUrl) }
}

function contextOf({ secret, now }: Runtime) {
  return { secretKeys: deriveKeys(secret, 'encryption'), now: now() }
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
    client_secret_expires_at: secondsOf(credential.expires),
  }
}
