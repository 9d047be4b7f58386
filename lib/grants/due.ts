import { type SqlBool, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { compiledOnce, type Db } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { changeGrant } from './change.ts'
import type { Ending } from './revoke.ts'
import { transitions } from './transitions.ts'

/** So many at once; whoever asks again gets the rest. */
const mostAtOnce = 100

/**
 * Starts and ends the grants whose moment has come, each in a transaction of its own (GR-041, GR-050). Several
 * instances may do it at the same time: what one has done, the other finds done.
 *
 * @returns how many there were, and whether there may be more
 */
export async function passMoments(
  ending: Omit<Ending, 'tellCustomer'>,
  now: Temporal.Instant,
): Promise<{ passed: number; more: boolean }> {
  const due = await momentsDue(ending.storage.db, isoInstant(now))
  for (const grantId of due) {
    await ending.storage.transaction((tx) => changeGrant(tx, { ...ending, grantId, now }, () => undefined))
  }
  return { passed: due.length, more: due.length >= mostAtOnce }
}

/** In the words of the index `grant_due`, by which a database knows that it may use it. */
export const isOpen = sql<SqlBool>`status not in ('revoked', 'closed', 'expired', 'disabled')`

async function momentsDue(db: Db, now: string): Promise<string[]> {
  const ending = await dueGrants(db, now)
  return [...new Set([...ending, ...(await begunGrants(db, now))])]
}

/** Grants for later whose time has come, and nothing has written so yet; some of them, where there are very many. */
export async function begunGrants(db: Db, now: string): Promise<string[]> {
  return (await begunBy(db, now)).map(({ id }) => id)
}

/** Grants that have run out, and nothing has written so yet; some of them, where there are very many. */
export async function dueGrants(db: Db, now: string): Promise<string[]> {
  return (await dueBy(db, now)).map(({ id }) => id)
}

// in the order of their indices: of a plan that is kept, PostgreSQL could not tell how few there are

const begunBy = compiledOnce((db: Db, now: string) =>
  db
    .selectFrom('grant')
    .select('id')
    .where('not_before', '<=', now) // grant_not_before
    .where(
      'status',
      'in',
      transitions.start.from.map((status) => sql.lit(status)),
    )
    .orderBy('not_before')
    .limit(sql.lit(mostAtOnce)),
)

const dueBy = compiledOnce((db: Db, now: string) =>
  db
    .selectFrom('grant')
    .select('id')
    .where('expires_at', '<=', now) // grant_due
    .where('expires_at', 'is not', null)
    .where(isOpen)
    .orderBy('expires_at')
    .limit(sql.lit(mostAtOnce)),
)
