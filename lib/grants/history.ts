import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Db, Tables, Tx } from '#lib/storage/index.ts'
import type { Actor, Cause } from './transitions.ts'
import type { Grant, GrantStatus } from './types.ts'

/** One change of one grant; written once, never changed. */
export interface HistoryEntry {
  /** From 1, without gaps, over all grants. */
  readonly sequence: number
  readonly grantId: string
  readonly at: string
  readonly by: Actor
  readonly cause: Cause
  /** `null`: the grant began with it. */
  readonly from: GrantStatus | null
  readonly to: GrantStatus
  /** The grant as it stood afterwards. */
  readonly state: HistoryState
}

/** What of a grant can change. What it opens is long: its digest stands for it. */
export type HistoryState = Pick<
  Grant,
  | 'scope'
  | 'authorizationDetails'
  | 'enabledScope'
  | 'enabledAuthorizationDetails'
  | 'customerId'
  | 'parent'
  | 'approved'
  | 'notBefore'
  | 'expires'
  | 'eta'
> & { readonly granted: string }

export type HistoryRow = Selectable<Tables['grant_history']>

/**
 * From here to the end of the transaction nobody else changes a grant: what is read now still holds when it is written.
 * Comes before everything else that a transaction locks of grants.
 */
export async function lockHistory(tx: Tx): Promise<void> {
  await tx
    .updateTable('history_head')
    .set((head) => ({ sequence: head.ref('sequence') }))
    .where('id', '=', 1)
    .execute()
}

/** The next link of the chain; the history is locked by the caller. */
export async function appendHistory(
  tx: Tx,
  grant: Grant,
  change: {
    readonly by: Actor
    readonly cause: Cause
    readonly from: GrantStatus | null
    readonly at: string
  },
): Promise<void> {
  const head = await tx
    .selectFrom('history_head')
    .select(['sequence', 'hash'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow()
  const entry = {
    sequence: head.sequence + 1,
    grant_id: grant.id,
    at: change.at,
    actor: change.by,
    cause: change.cause,
    from_status: change.from,
    to_status: grant.status,
    state_json: JSON.stringify(historyState(grant)),
    previous_hash: head.hash,
  }
  const hash = hashOfEntry(entry)
  await tx
    .insertInto('grant_history')
    .values({ ...entry, hash })
    .execute()
  await tx.updateTable('history_head').set({ sequence: entry.sequence, hash }).where('id', '=', 1).execute()
}

/** All that has happened to a grant, the first change first. */
export async function historyOf(db: Db, grantId: string): Promise<readonly HistoryEntry[]> {
  const rows = await db
    .selectFrom('grant_history') // grant_history_grant
    .selectAll()
    .where('grant_id', '=', grantId)
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({
    sequence: row.sequence,
    grantId: row.grant_id,
    at: row.at,
    by: row.actor as Actor,
    cause: row.cause as Cause,
    from: row.from_status as GrantStatus | null,
    to: row.to_status as GrantStatus,
    state: JSON.parse(row.state_json),
  }))
}

/** SHA-256 over all that an entry says and over the hash of the one before it. */
export function hashOfEntry(entry: Omit<HistoryRow, 'hash'>): string {
  const said = [
    entry.previous_hash,
    entry.sequence,
    entry.grant_id,
    entry.at,
    entry.actor,
    entry.cause,
    entry.from_status,
    entry.to_status,
    entry.state_json,
  ]
  return digest(JSON.stringify(said))
}

export function historyState(grant: Grant): HistoryState {
  return {
    scope: grant.scope,
    authorizationDetails: grant.authorizationDetails,
    enabledScope: grant.enabledScope,
    enabledAuthorizationDetails: grant.enabledAuthorizationDetails,
    customerId: grant.customerId,
    parent: grant.parent,
    approved: grant.approved,
    notBefore: grant.notBefore,
    expires: grant.expires,
    eta: grant.eta,
    granted: digest(JSON.stringify(grant.granted)),
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
