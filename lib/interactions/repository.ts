import type { Selectable } from 'kysely'
import type { Db, Storage, Tables, Tx } from '#lib/storage/index.ts'
import { markStage, type Reached } from './stages.ts'
import type { Draft, Interaction, Outcome } from './types.ts'

/** In which a customer decides. */
export const interactionLifetimeS = 3600

export interface Opened extends Omit<Interaction, 'draft' | 'outcome'> {
  /** Of the pages that the customer is led to; left out: they are still to come (`markOpened`). */
  readonly locale?: string
}

/** Records that a customer is to be asked. Said twice for one `uid`, the first stands. */
export async function openInteraction(storage: Storage, opened: Opened): Promise<void> {
  await storage.transaction((tx) => insertInteraction(tx, opened))
}

/** The same in a transaction of the caller's. */
export async function insertInteraction(tx: Tx, opened: Opened): Promise<void> {
  await tx
    .insertInto('interaction')
    .values({
      uid: opened.uid,
      client_id: opened.clientId,
      params_json: JSON.stringify(opened.params),
      return_to: opened.returnTo,
      created_at: opened.created,
      expires_at: opened.expires,
      must_sign_in: opened.mustSignIn ? 1 : 0,
      customer_id: opened.customerId ?? null,
      draft_json: null,
      decided_at: null,
      outcome_json: null,
      locale: opened.locale ?? null,
    })
    .onConflict((conflict) => conflict.column('uid').doNothing())
    .execute()
}

/** Also one that is decided or has expired: who shows it looks at `outcome` and `expires`. */
export async function findInteraction(db: Db, uid: string): Promise<Interaction | undefined> {
  const row = await db.selectFrom('interaction').selectAll().where('uid', '=', uid).executeTakeFirst() // primary key
  return row && toInteraction(row)
}

/** Keeps what is chosen so far. A decided interaction keeps what was decided. */
export async function saveDraft(storage: Storage, uid: string, draft: Draft): Promise<void> {
  await storage.transaction((tx) =>
    tx
      .updateTable('interaction')
      .set({ draft_json: JSON.stringify(draft) })
      .where('uid', '=', uid)
      .where('decided_at', 'is', null)
      .execute(),
  )
}

/**
 * The customer has just signed in for this request (`prompt=login`, GR-062).
 *
 * @returns the stage, unless it was reached before
 */
export async function markSignedIn(
  storage: Storage,
  uid: string,
  { signIn, at }: { readonly signIn: string; readonly at: string },
): Promise<Reached | undefined> {
  return storage.transaction(async (tx) => {
    await tx.updateTable('interaction').set({ must_sign_in: 0 }).where('uid', '=', uid).execute()
    return markStage(tx, { uid, stage: 'signed_in', signIn }, at)
  })
}

/**
 * Another customer signs in for the same request: what the first one chose is dropped, and a sign-in is due.
 */
export async function changeCustomer(storage: Storage, uid: string): Promise<void> {
  await storage.transaction((tx) =>
    tx
      .updateTable('interaction')
      .set({ draft_json: null, must_sign_in: 1 })
      .where('uid', '=', uid)
      .where('decided_at', 'is', null)
      .execute(),
  )
}

/** Takes the one decision that an interaction has. `false`: another press, tab or instance came first. */
export async function claimDecision(tx: Tx, uid: string, at: string): Promise<boolean> {
  const claimed = await tx
    .updateTable('interaction')
    .set({ decided_at: at })
    .where('uid', '=', uid)
    .where('decided_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('uid')
    .executeTakeFirst()
  return claimed !== undefined
}

export async function recordOutcome(tx: Tx, uid: string, outcome: Outcome): Promise<void> {
  await tx
    .updateTable('interaction')
    .set({ outcome_json: JSON.stringify(outcome) })
    .where('uid', '=', uid)
    .execute()
}

function toInteraction(row: Selectable<Tables['interaction']>): Interaction {
  return {
    uid: row.uid,
    clientId: row.client_id,
    params: JSON.parse(row.params_json),
    returnTo: row.return_to,
    created: row.created_at,
    expires: row.expires_at,
    mustSignIn: row.must_sign_in === 1,
    customerId: row.customer_id ?? undefined,
    draft: row.draft_json === null ? null : JSON.parse(row.draft_json),
    outcome: row.outcome_json === null ? null : JSON.parse(row.outcome_json),
  }
}
