import { type SqlBool, sql } from 'kysely'
import { compiledOnce, type Db, gatheredRows } from '#lib/storage/index.ts'
import { isOver } from './transitions.ts'
import type { GrantStatus } from './types.ts'

/** Where an approval stands among a customer's own. */
export interface GivenPlace {
  readonly grantId: string
  readonly clientId: string
  /** The newest one that gives all of this too (GR-013). */
  readonly coveredBy: string | null
}

interface Approved {
  readonly id: string
  readonly client_id: string
  readonly created_at: string
  readonly isOpen: boolean
}

const hasReceipt = sql<SqlBool>`exists (select 1 from receipt where receipt.grant_id = "grant".id)`

const approvedBy = compiledOnce((db: Db, customerId: string) =>
  db
    .selectFrom('grant')
    .select(gatheredRows(db, ['id', 'client_id', 'status', 'expires_at', 'created_at']).as('rows'))
    .where('customer_id', '=', customerId) // grant_of_customer
    .where(hasReceipt),
)

type ApprovedRow = [
  id: string,
  clientId: string,
  status: GrantStatus,
  expires: string | null,
  created: string,
]

const coveredOf = compiledOnce((db: Db, customerId: string) =>
  db
    .selectFrom('grant') // grant_of_customer
    .innerJoin('grant_replacement', 'replaced_id', 'grant.id') // grant_replacement_replaced
    .select(({ fn }) => ['replaced_id', fn.max('grant_replacement.grant_id').as('by')])
    .where('customer_id', '=', customerId)
    .groupBy('replaced_id'),
)

/**
 * A customer's own grants, and nobody else's: those of one client together, clients with open ones first, then the
 * newest; those that a newer one covers stand behind it. One that still waits for its first approval is none of these
 * (WG3-01 §9.1.1, AU-035).
 *
 * @param now decides what has run out
 */
export async function placesGiven(db: Db, customerId: string, now: string): Promise<readonly GivenPlace[]> {
  const [[gathered], coverings] = await Promise.all([approvedBy(db, customerId), coveredOf(db, customerId)])
  const rows: readonly ApprovedRow[] = JSON.parse(gathered?.rows ?? '[]')
  const approved = rows.map(([id, client_id, status, expires, created_at]) => ({
    id,
    client_id,
    created_at,
    isOpen: !isOver(status) && (expires === null || expires > now),
  }))
  return withCovered(inOrder(approved), new Map(coverings.map(({ replaced_id, by }) => [replaced_id, by])))
}

/** The databases would do this too, and take longer for it. */
function inOrder(approved: readonly Approved[]): readonly Approved[] {
  return [...Map.groupBy(approved, ({ client_id }) => client_id)]
    .map(([id, own]) => ({
      id,
      isOpen: own.some(({ isOpen }) => isOpen),
      created_at:
        own
          .map(({ created_at }) => created_at)
          .sort()
          .at(-1) ?? '',
      own: own.toSorted(openThenNewest),
    }))
    .toSorted(openThenNewest)
    .flatMap(({ own }) => own)
}

type Ordered = Pick<Approved, 'id' | 'created_at' | 'isOpen'>

function openThenNewest(one: Ordered, other: Ordered): number {
  if (one.isOpen !== other.isOpen) return one.isOpen ? -1 : 1
  if (one.created_at !== other.created_at) return one.created_at > other.created_at ? -1 : 1
  return one.id < other.id ? -1 : 1
}

function withCovered(
  approved: readonly Approved[],
  covers: ReadonlyMap<string, string>,
): readonly GivenPlace[] {
  const lasts = lastOfEach(approved, covers)
  const behind = Map.groupBy(approved, ({ id }) => lasts.get(id))
  return approved
    .filter(({ id }) => !lasts.has(id))
    .flatMap((one) => [
      placeOf(one, null),
      ...(behind.get(one.id) ?? []).map((each) => placeOf(each, one.id)),
    ])
}

function placeOf({ id, client_id }: Approved, coveredBy: string | null): GivenPlace {
  return { grantId: id, clientId: client_id, coveredBy }
}

/** Of each that is covered, the end of the chain of grants, each covering the one before, on which it stands. */
function lastOfEach(
  approved: readonly Approved[],
  covers: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const known = new Set(approved.map(({ id }) => id))
  const lasts = new Map<string, string>()
  for (const id of covers.keys()) {
    const way = new Set<string>()
    let at = id
    while (!lasts.has(at) && !way.has(at)) {
      way.add(at)
      const by = covers.get(at)
      if (by === undefined || !known.has(by)) break
      at = by
    }
    const last = lasts.get(at) ?? at
    way.delete(last)
    for (const one of way) lasts.set(one, last)
  }
  return lasts
}
