import type { Db } from '#lib/storage/index.ts'
import { begunGrants, dueGrants } from './due.ts'
import { isOver } from './transitions.ts'
import type { GrantStatus } from './types.ts'

/** Grants by status as it is told (`grantAsOf`), also before anything has written so (GR-041, GR-050). */
export interface Standing {
  /** Statuses as they are written; `undefined`: whatever it is. */
  readonly statuses: readonly GrantStatus[] | undefined
  /** Grants that are written so, and stand otherwise by now. */
  without(status: GrantStatus): readonly string[]
  /** Grants that are written otherwise, and stand so by now. */
  readonly besides: readonly string[]
}

const clockless: Omit<Standing, 'statuses'> = { without: () => [], besides: [] }

export async function standingOf(
  db: Db,
  asked: readonly GrantStatus[] | undefined,
  now: string,
): Promise<Standing> {
  const statuses = asked && [...new Set(asked)]
  if (!statuses?.some((status) => status === 'expired' || !isOver(status))) return { statuses, ...clockless }
  const [due, begun] = await Promise.all([dueGrants(db, now), begunGrants(db, now)])
  const started = begun.filter((id) => !due.includes(id))
  return {
    statuses,
    without: (status) => [...(isOver(status) ? [] : due), ...(status === 'future' ? started : [])],
    besides: [...(statuses.includes('expired') ? due : []), ...(statuses.includes('active') ? started : [])],
  }
}
