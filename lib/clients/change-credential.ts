import { Temporal } from 'temporal-polyfill'
import type { Keys } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { findCredentialOf, insertCredential } from './credentials.ts'
import { appendMessage } from './messages.ts'
import type { Client, Credential } from './types.ts'

/** What ends by itself or is ended counts no more. */
const mostOfClient = 20
/** A client's now has passed on arrival. */
const mostPastS = 300

export interface CredentialContext {
  /** `deriveKeys(secret, 'encryption')` */
  readonly secretKeys: Keys
  readonly now: Temporal.Instant
}

/**
 * One more secret for a client, beside those that it has. WG1-02 §7.5 (CR-025, CR-026)
 *
 * @throws CodedError `invalid_request` for a client that does not authenticate, is disabled, or has enough
 */
export async function addCredential(
  storage: Storage,
  client: Client,
  { secretKeys, now }: CredentialContext,
): Promise<Credential> {
  const authenticates = client.tokenEndpointAuthMethod !== null && client.tokenEndpointAuthMethod !== 'none'
  if (!authenticates) throw refused('this client does not authenticate by a secret', 'client_id')
  if (client.status === 'disabled') throw refused('this client is disabled', 'client_id')
  return storage.transaction(async (tx) => {
    const good = await tx
      .selectFrom('credential')
      .select('id')
      .where('client_id', '=', client.id) // credential_client
      .where((where) =>
        where.or([where('expires_at', 'is', null), where('expires_at', '>', isoInstant(now))]),
      )
      .execute()
    if (good.length >= mostOfClient) {
      throw refused(`this client has ${good.length} secrets already; let one of them end first`, 'client_id')
    }
    const credential = await insertCredential(tx, client, secretKeys, now)
    await tell(tx, client.registrationId, credential, now, {
      name: 'Credential added',
      description: `Client ${client.id} has a further secret, ${credential.id}.`,
    })
    return credential
  })
}

export interface CredentialChange {
  /** Seconds since 1970; 0: never. */
  readonly expiresAt: number
  /** Ends every code and token that was got by a secret (CR-034). */
  readonly revokeCredentialTokens: (tx: Tx, credentialId: string) => Promise<void>
}

/**
 * Sets when a secret ends: earlier than before, or at once, which takes it for compromised. WG1-02 §7.6 (CR-031 to
 * CR-034)
 *
 * @param registrationId of the one who asks
 * @throws CodedError `not_found`, `invalid_request`
 */
export async function endCredential(
  storage: Storage,
  registrationId: string,
  credentialId: string,
  { expiresAt, revokeCredentialTokens, secretKeys, now }: CredentialChange & CredentialContext,
): Promise<Credential> {
  const find = async (tx: Tx) => {
    const found = await findCredentialOf(tx, registrationId, credentialId, secretKeys)
    if (!found) throw new CodedError('not_found', 'no such credential')
    return found
  }
  return storage.transaction(async (tx) => {
    const credential = await find(tx)
    if (expiresAt === secondsOf(credential.expires)) return credential
    const ends = checkedEnd(expiresAt, credential, now)
    const changed = await tx
      .updateTable('credential')
      .set({ expires_at: isoInstant(ends), modified_at: isoInstant(now) })
      .where('id', '=', credentialId)
      .where((where) =>
        where.or([where('expires_at', 'is', null), where('expires_at', '>=', isoInstant(ends))]),
      )
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw refused('another request has let it end earlier', 'client_secret_expires_at')
    const atOnce = Temporal.Instant.compare(ends, now) <= 0
    if (atOnce) await revokeCredentialTokens(tx, credentialId)
    await tell(tx, registrationId, credential, now, {
      name: atOnce ? 'Credential expired' : 'Credential changed',
      description: `The secret ${credentialId} of client ${credential.clientId} ends at ${isoInstant(ends)}.`,
    })
    return find(tx)
  })
}

function checkedEnd(expiresAt: number, credential: Credential, now: Temporal.Instant): Temporal.Instant {
  const at = 'client_secret_expires_at'
  const present = secondsOf(credential.expires)
  const nowS = Math.floor(now.epochMilliseconds / 1000)
  if (present !== 0 && (expiresAt === 0 || expiresAt > present)) {
    throw refused(`it ends at ${present} and can only end earlier; or add another secret`, at)
  }
  if (expiresAt < nowS - mostPastS) throw refused(`${expiresAt} is past; to end it at once, send ${nowS}`, at)
  return expiresAt <= nowS ? now : Temporal.Instant.fromEpochMilliseconds(expiresAt * 1000)
}

/** As the wire writes it. */
export function secondsOf(expires: string | null): number {
  return expires === null ? 0 : Math.floor(Date.parse(expires) / 1000)
}

async function tell(
  tx: Tx,
  registrationId: string,
  credential: Credential,
  now: Temporal.Instant,
  { name, description }: { name: string; description: string },
) {
  await appendMessage(tx, registrationId, now, {
    type: 'private_message',
    status: 'complete',
    name,
    description,
    related: { type: 'credential', id: credential.id },
  })
}

function refused(description: string, at: string) {
  return new CodedError('invalid_request', description, { at })
}
