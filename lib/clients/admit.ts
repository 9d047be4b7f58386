import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Keys } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { insertCredential } from './credentials.ts'
import { newId } from './identifiers.ts'
import { appendMessage } from './messages.ts'
import { defaultRedirectUri } from './register.ts'
import { insertClient } from './repository.ts'
import { recordReview } from './review.ts'
import type { Client, MessageStatus, RelatedTo } from './types.ts'

export interface Admission {
  /** `deriveKeys(secret, 'encryption')` */
  readonly secretKeys: Keys
  readonly publicUrl: string
  readonly confirmsWebsite: boolean
  readonly now: Temporal.Instant
}

/**
 * Makes a client for production beside a reviewed sandbox client, with a secret of its own, and answers the requests
 * for it. WG1-02 §4.2, §6.9 (RG-040, MS-052, MS-106)
 *
 * @throws CodedError `invalid_request` for a client that is none for the sandbox, or has no request waiting
 */
export async function admitClient(storage: Storage, sandbox: Client, admission: Admission): Promise<Client> {
  const { secretKeys, publicUrl, confirmsWebsite, now } = admission
  const admitted = productionClient(sandbox, { publicUrl, now })
  return storage.transaction(async (tx) => {
    await insertClient(tx, admitted)
    for (const client of [sandbox, admitted]) await recordReview(tx, client, { confirmsWebsite, now })
    const credential = await insertCredential(tx, admitted, secretKeys, now)
    await answerRequests(tx, sandbox, now, {
      status: 'complete',
      description: `Client ${admitted.id} works in production, with a secret of its own.`,
      related: { type: 'client', id: admitted.id },
    })
    await appendMessage(tx, sandbox.registrationId, now, {
      type: 'private_message',
      status: 'complete',
      name: 'Credential added',
      description: `Client ${admitted.id} has a secret, ${credential.id}.`,
      related: { type: 'credential', id: credential.id },
    })
    return admitted
  })
}

/**
 * Answers the requests for a client for production with no, and why. WG1-02 §6.3 (MS-057, MS-058)
 *
 * @throws CodedError as `admitClient`
 */
export async function refuseAdmission(
  storage: Storage,
  sandbox: Client,
  { reason, now }: { readonly reason: string; readonly now: Temporal.Instant },
): Promise<void> {
  await storage.transaction((tx) =>
    answerRequests(tx, sandbox, now, {
      status: 'rejected',
      description: reason,
      related: { type: 'client', id: sandbox.id },
    }),
  )
}

/**
 * Answers what else a client has asked for: help is given in words, and grants on a client's request are not made here,
 * so that such a request is refused. WG1-02 §6.2, §6.9 (MS-041, MS-051, MS-107)
 *
 * @throws CodedError `invalid_request` for a message that does not wait for an answer
 */
export async function answerMessage(
  storage: Storage,
  messageId: string,
  { answer, now }: { readonly answer: string; readonly now: Temporal.Instant },
): Promise<void> {
  const answered = await storage.transaction(async (tx) => {
    const status = sql<string>`case when type = 'grant_request' then 'rejected' else 'complete' end`
    const request = await tx
      .updateTable('message')
      .set({ status, modified_at: isoInstant(now) })
      .where('id', '=', messageId) // primary key
      .where('type', 'in', ['support_request', 'grant_request'])
      .where('status', '=', 'pending')
      .returning(['registration_id', 'status', 'name'])
      .executeTakeFirst()
    if (!request) return false
    await appendMessage(tx, request.registration_id, now, {
      type: 'request_update',
      status: request.status as MessageStatus,
      name: request.name,
      description: answer,
      related: null,
      previousId: messageId,
    })
    return true
  })
  if (!answered) throw new CodedError('invalid_request', `no message '${messageId}' is waiting for an answer`)
}

/** All that the sandbox client is, under another id; the addresses of its own, and one of the server's. */
function productionClient(
  sandbox: Client,
  { publicUrl, now }: { publicUrl: string; now: Temporal.Instant },
): Client {
  if (!sandbox.statusOptions.includes('sandbox')) {
    throw new CodedError('invalid_request', `client ${sandbox.id} is none for the sandbox`)
  }
  const id = newId('client')
  const at = isoInstant(now)
  const moved = (uri: string) =>
    uri === defaultRedirectUri(publicUrl, sandbox.id) ? defaultRedirectUri(publicUrl, id) : uri
  return {
    ...sandbox,
    id,
    name: sandbox.name === sandbox.id ? id : sandbox.name,
    redirectUris: sandbox.redirectUris.map(moved),
    defaultRedirectUri: sandbox.defaultRedirectUri && moved(sandbox.defaultRedirectUri),
    status: 'production',
    statusOptions: ['production', 'disabled'],
    created: at,
    modified: at,
  }
}

/** The request takes the status of its answer, so that it does not wait for ever (MS-043). */
async function answerRequests(
  tx: Tx,
  sandbox: Client,
  now: Temporal.Instant,
  answer: { readonly status: MessageStatus; readonly description: string; readonly related: RelatedTo },
): Promise<void> {
  const answered = await tx
    .updateTable('message')
    .set({
      status: answer.status,
      related_id: 'id' in answer.related ? answer.related.id : '',
      modified_at: isoInstant(now),
    })
    .where('registration_id', '=', sandbox.registrationId) // message_listing
    .where('type', '=', 'production_request')
    .where('status', '=', 'pending')
    .where('related_type', '=', 'client')
    .where('related_id', '=', sandbox.id)
    .returning('id')
    .execute()
  if (answered.length === 0) {
    throw new CodedError('invalid_request', `no request of client ${sandbox.id} for production is waiting`)
  }
  for (const { id } of answered) {
    await appendMessage(tx, sandbox.registrationId, now, {
      type: 'request_update',
      name: answer.status === 'complete' ? 'Admitted to production' : 'Not admitted to production',
      previousId: id,
      ...answer,
    })
  }
}
