import { hash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type AuthorizationRequest, grantedToClient } from '#lib/request/index.ts'
import type { Db, Storage, Tx } from '#lib/storage/index.ts'
import { changeGrant, insertGrant, type RevokeGrantTokens } from './change.ts'
import { newGrant } from './new-grant.ts'
import { findGrantById } from './repository.ts'
import { grantAsOf } from './status.ts'
import { type Consents, insertSubGrants } from './sub-grants.ts'
import { givesAccess } from './transitions.ts'
import type { Grant } from './types.ts'

/** A token request by client credentials for the data of customers, as `readTokenRequest` has taken it. */
export interface DirectRequest {
  readonly client: Client
  readonly request: AuthorizationRequest
  readonly now: Temporal.Instant
  /** The utility's. */
  readonly timezone: string
  /** Where customers have to agree first; `null`: nobody has to. */
  readonly consents: Consents | null
  readonly revokeGrantTokens: RevokeGrantTokens
}

/**
 * The grant that stands for a request by client credentials: one for all requests that ask for the same, made by the
 * first of them, from which its durations count (GR-004, FD-365). After it has expired, or was closed by the client,
 * the next request makes a new one.
 *
 * @throws CodedError `invalid_scope` where the utility has taken it away or suspended it
 */
export async function directGrant(storage: Storage, direct: DirectRequest): Promise<Grant> {
  const asked = hashOf(direct.request)
  const standing = await standingGrant(storage.db, asked, direct)
  return standing ?? storage.transaction((tx) => firstGrant(tx, asked, direct))
}

function hashOf({ scopes }: AuthorizationRequest): string {
  const asked = scopes.map(({ scope, fields }) => [scope, Object.entries(fields).toSorted()])
  return hash('sha256', JSON.stringify(asked), 'base64url')
}

async function standingGrant(db: Db, asked: string, { client, now }: DirectRequest) {
  const row = await db
    .selectFrom('direct_grant')
    .select('grant_id')
    .where('client_id', '=', client.id) // primary key
    .where('asked_hash', '=', asked)
    .executeTakeFirst()
  return row && usable(await findGrantById(db, row.grant_id), now)
}

/** Of two first requests at once, one makes the grant: the row is held until the transaction ends. */
async function firstGrant(tx: Tx, asked: string, direct: DirectRequest): Promise<Grant> {
  const grant = grantOf(direct)
  const key = { client_id: direct.client.id, asked_hash: asked }
  const row = await tx
    .insertInto('direct_grant')
    .values({ ...key, grant_id: grant.id })
    .onConflict((conflict) =>
      conflict.columns(['client_id', 'asked_hash']).doUpdateSet((held) => ({
        asked_hash: held.ref('excluded.asked_hash'),
      })),
    )
    .returning('grant_id')
    .executeTakeFirstOrThrow()
  const standing = usable(await findGrantById(tx, row.grant_id), direct.now)
  if (standing) return standing
  await tx
    .updateTable('direct_grant')
    .set({ grant_id: grant.id })
    .where('client_id', '=', key.client_id)
    .where('asked_hash', '=', key.asked_hash)
    .execute()
  return direct.consents ? waitingGrant(tx, grant, direct.consents, direct) : insertActive(tx, grant)
}

async function insertActive(tx: Tx, grant: Grant): Promise<Grant> {
  await insertGrant(tx, grant)
  return grant
}

/** Looked into first, and then waiting for those who have to agree (AP-374, AP-376). */
async function waitingGrant(tx: Tx, whole: Grant, consents: Consents, direct: DirectRequest): Promise<Grant> {
  const none = { enabledScope: '', enabledAuthorizationDetails: [] }
  const pending = { ...whole, ...none, status: 'pending' as const }
  await insertGrant(tx, pending)
  await insertSubGrants(tx, pending, consents, direct)
  const changing = { ...direct, grantId: pending.id }
  const waiting = await changeGrant(tx, changing, () => ({
    cause: 'review',
    by: 'server',
    to: 'needs_sub_grants',
  }))
  if (!waiting) throw new Error(`grant ${pending.id} is gone`)
  return waiting
}

function usable(stored: Grant | undefined, now: Temporal.Instant): Grant | undefined {
  const grant = stored && grantAsOf(stored, now)
  if (!grant || grant.status === 'closed' || grant.status === 'expired') return undefined
  if (givesAccess(grant.status)) return grant
  throw new CodedError('invalid_scope', `grant ${grant.id} is '${grant.status}' and gives no access`, {
    at: 'scope',
  })
}

function grantOf({ client, request, now, timezone }: DirectRequest): Grant {
  return newGrant(client, now, { customerId: null, ...grantedToClient(request, { now, timezone }) })
}
