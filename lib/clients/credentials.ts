import { type Selectable, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { type Keys, seal, unseal } from '#lib/config/index.ts'
import { type Db, type Tables, type Tx, unindexed } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { newId, newSecret } from './identifiers.ts'
import { appendMessage } from './messages.ts'
import { type Page, type PageRequest, readPage } from './page.ts'
import { hashSecret } from './secret.ts'
import type { Client, Credential } from './types.ts'

/** Makes the secret too. WG1-02 §7.1 (CR-003 to CR-009) */
export async function insertCredential(
  tx: Tx,
  client: Client,
  secretKeys: Keys,
  now: Temporal.Instant,
): Promise<Credential> {
  const at = isoInstant(now)
  const secret = newSecret()
  const row = {
    id: newId('credential'),
    client_id: client.id,
    registration_id: client.registrationId,
    secret_sealed: seal(secretKeys, secret),
    secret_hash: hashSecret(secretKeys, secret),
    expires_at: null,
    created_at: at,
    modified_at: at,
  }
  await tx.insertInto('credential').values(row).execute()
  return toCredential(row, secretKeys)
}

/** `undefined` for one that is not there as for another registration's. */
export async function findCredentialOf(
  db: Db,
  registrationId: string,
  credentialId: string,
  secretKeys: Keys,
): Promise<Credential | undefined> {
  const row = await db
    .selectFrom('credential')
    .selectAll()
    .where('id', '=', credentialId) // primary key
    .where('registration_id', '=', registrationId)
    .executeTakeFirst()
  return row && toCredential(row, secretKeys)
}

/** All that are given intersect. `after` and `before`: as `isoInstant` writes, both ends included (CR-021). */
export interface CredentialFilters {
  readonly credentialIds?: readonly string[] | undefined
  readonly clientIds?: readonly string[] | undefined
  readonly after?: string | undefined
  readonly before?: string | undefined
}

/** A registration's credentials with their secrets, last changed first. WG1-02 §7.3 (CR-020 to CR-022) */
export async function listCredentials(
  db: Db,
  registrationId: string,
  filters: CredentialFilters,
  page: PageRequest & { readonly secretKeys: Keys },
): Promise<Page<Credential>> {
  const { credentialIds, clientIds } = filters
  const registration = credentialIds || clientIds ? unindexed('registration_id') : sql.ref('registration_id')
  let matching = db.selectFrom('credential').selectAll().where(registration, '=', registrationId)
  if (credentialIds) matching = matching.where('id', 'in', credentialIds) // primary key
  if (clientIds) matching = matching.where('client_id', 'in', clientIds) // credential_client
  if (filters.after) matching = matching.where('created_at', '>=', filters.after)
  if (filters.before) matching = matching.where('created_at', '<=', filters.before)
  const rows = await readPage(page, (rest, direction, limit) =>
    matching
      .where(rest)
      .orderBy('modified_at', direction) // credential_listing, where none are named
      .orderBy('id', direction)
      .limit(limit)
      .execute(),
  )
  return { ...rows, items: rows.items.map((row) => toCredential(row, page.secretKeys)) }
}

/** Ends all secrets of a client that is disabled, and says so in the log (CR-009, CR-023). */
export async function expireCredentials(tx: Tx, client: Client, now: Temporal.Instant): Promise<void> {
  const at = isoInstant(now)
  const expired = await tx
    .updateTable('credential')
    .set({ expires_at: at, modified_at: at })
    .where('client_id', '=', client.id) // credential_client
    .returning('id')
    .execute()
  for (const { id } of expired) {
    await appendMessage(tx, client.registrationId, now, {
      type: 'private_message',
      status: 'complete',
      name: 'Credential expired',
      description: `The secret ${id} of client ${client.id} ended, because the client was disabled.`,
      related: { type: 'credential', id },
    })
  }
}

function toCredential(row: Selectable<Tables['credential']>, secretKeys: Keys): Credential {
  return {
    id: row.id,
    clientId: row.client_id,
    secret: unseal(secretKeys, row.secret_sealed),
    expires: row.expires_at,
    created: row.created_at,
    modified: row.modified_at,
  }
}
