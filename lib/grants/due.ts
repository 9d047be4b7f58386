import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#lib/storage/index.ts'
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
 * @returns how many there were; as many as there can be: there may be more
 */
export async function passMoments(
  ending: Omit<Ending, 'tellCustomer'>,
  now: Temporal.Instant,
): Promise<{ passed: number; more: boolean }> {
  const due = await dueGrants(ending.storage.db, isoInstant(now))
  for (const grantId of due) {
    await ending.storage.transaction((tx) => changeGrant(tx, { ...ending, grantId, now }, () => undefined))
  }
  return { passed: due.length, more: due.length === mostAtOnce }
}

async function dueGrants(db: Db, now: string): Promise<string[]> {
  const ending = await db
    .selectFrom('grant')
    .select('id')
    .where('expires_at', '<=', now) // grant_expires
    .where('status', 'in', [...transitions.expire.from])
    .limit(mostAtOnce)
    .execute()
  const starting = await db
    .selectFrom('grant')
    .select('id')
    .where('not_before', '<=', now) // grant_not_before
    .where('status', 'in', [...transitions.start.from])
    .limit(mostAtOnce - ending.length)
    .execute()
  return [...new Set([...ending, ...starting].map(({ id }) => id))]
}
