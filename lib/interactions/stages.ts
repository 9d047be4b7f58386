import type { Db, Storage, Tx } from '#lib/storage/index.ts'
import { isTheirNo } from './their-no.ts'
import type { Outcome } from './types.ts'

/**
 * How far a request can come. Each is reached once at most; of the last four, one. `refused`: what was asked for could
 * not be granted to this customer. `left`: it was opened, and expired without a decision.
 */
export const stages = [
  'opened',
  'signed_in',
  'form_seen',
  'problem',
  'approved',
  'declined',
  'refused',
  'left',
] as const
export type Stage = (typeof stages)[number]

/** A stage that a request has just reached, for the first time. */
export interface Reached {
  readonly stage: Stage
  readonly locale: string
  /** The way by which the customer signed in; empty: not yet. */
  readonly signIn: string
  /** From the request to the customer's own decision. */
  readonly tookS?: number
}

/** What can stand between a customer and a decision. */
export const problems = [
  'sign_in',
  'incomplete',
  'changed',
  'no_preselection',
  'unavailable',
  'code',
  'too_many_codes',
  'expired',
  'refused',
] as const
export type Problem = (typeof problems)[number]

export interface Noted {
  readonly uid: string
  readonly stage: 'signed_in' | 'form_seen' | 'problem'
  readonly signIn?: string
}

/** Where pages tell how far a request has come. */
export interface Funnel {
  /** Said by whoever made the change that can be made only once. */
  reached(reached: Reached): void
  /** Said as often as one likes, it counts once; written soon after, apart from the call. */
  note(noted: Noted): void
  /** Counts each time; the stage `problem`, once. */
  problem(uid: string, kind: Problem): void
}

/** Marks what was noted. @returns what was new */
export async function markStages(
  storage: Storage,
  noted: readonly Noted[],
  at: string,
): Promise<readonly Reached[]> {
  return storage.transaction(async (tx) => {
    const reached: Reached[] = []
    // In one order, so that two instances do not wait for each other.
    for (const one of noted.toSorted((a, b) => a.uid.localeCompare(b.uid))) {
      const first = await markStage(tx, one, at)
      if (first) reached.push(first)
    }
    return reached
  })
}

const columns = { signed_in: 'signed_in_at', form_seen: 'form_seen_at', problem: 'problem_at' } as const

/** `undefined`: it had been reached, maybe at another instance. */
export async function markStage(
  tx: Tx,
  { uid, stage, signIn }: Noted,
  at: string,
): Promise<Reached | undefined> {
  const column = columns[stage]
  const row = await tx
    .updateTable('interaction')
    .set({ [column]: at, ...(signIn !== undefined && { sign_in: signIn }) })
    .where('uid', '=', uid)
    .where(column, 'is', null)
    .returning(['locale', 'sign_in'])
    .executeTakeFirst()
  return row && { stage, ...labels(row) }
}

/**
 * The customer of a request that was made without their browser has come to it, and sees pages in this language. Said
 * once a request, in the transaction that makes sure of it.
 */
export async function markOpened(tx: Tx, uid: string, locale: string): Promise<Reached> {
  await tx.updateTable('interaction').set({ locale }).where('uid', '=', uid).execute()
  return { stage: 'opened', locale, signIn: '' }
}

/** Somebody else's instance may still have to write what led to a decision. */
const settlingMs = 2_000
const mostAtOnce = 500

/**
 * Takes ends that nobody has counted: decisions, and requests that expired without one. Of several instances that do
 * so, each end is one's. A request that its customer never came to has no end that counts.
 */
export async function countEnds(
  storage: Storage,
  nowMs: number,
): Promise<{ readonly reached: readonly Reached[]; readonly more: boolean }> {
  const until = new Date(nowMs - settlingMs).toISOString()
  const uids = [...(await decided(storage.db, until)), ...(await expired(storage.db, until))]
  if (uids.length === 0) return { reached: [], more: false }
  const rows = await storage.transaction((tx) =>
    tx
      .updateTable('interaction')
      .set({ end_counted_at: new Date(nowMs).toISOString() })
      .where('uid', 'in', uids)
      .where('end_counted_at', 'is', null)
      .returning(['created_at', 'locale', 'sign_in', 'outcome_json'])
      .execute(),
  )
  const reached = rows.flatMap((row) => {
    const outcome: Outcome | null = row.outcome_json === null ? null : JSON.parse(row.outcome_json)
    if (!outcome && row.locale === null) return []
    const stage = endOf(outcome)
    const isOwn = outcome && stage !== 'refused'
    const tookS = isOwn && (Date.parse(outcome.at) - Date.parse(row.created_at)) / 1000
    return { stage, ...labels(row), ...(tookS !== null && tookS !== false && { tookS }) }
  })
  return { reached, more: uids.length >= mostAtOnce }
}

async function decided(db: Db, until: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('interaction') // interaction_decided
    .select('uid')
    .where('end_counted_at', 'is', null)
    .where('decided_at', 'is not', null)
    .where('decided_at', '<=', until)
    .limit(mostAtOnce)
    .execute()
  return rows.map(({ uid }) => uid)
}

async function expired(db: Db, until: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('interaction') // interaction_undecided
    .select('uid')
    .where('end_counted_at', 'is', null)
    .where('decided_at', 'is', null)
    .where('expires_at', '<=', until)
    .limit(mostAtOnce)
    .execute()
  return rows.map(({ uid }) => uid)
}

function endOf(outcome: Outcome | null): Stage {
  if (!outcome) return 'left'
  return outcome.kind === 'declined' && !isTheirNo(outcome) ? 'refused' : outcome.kind
}

function labels({ locale, sign_in }: { locale: string | null; sign_in: string | null }) {
  return { locale: locale ?? '', signIn: sign_in ?? '' }
}
