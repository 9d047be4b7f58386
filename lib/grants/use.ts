import { compiledOnce, type Db, isListed, type Tx } from '#lib/storage/index.ts'

/** What of a customer's data was read, as customers are told it. */
export const useKinds = [
  'accounts',
  'services',
  'points',
  'meters',
  'usage',
  'bills',
  'programs',
  'groups',
  'certificates',
] as const
export type UseKind = (typeof useKinds)[number]

/** Reads of one kind by one grant on one day. */
export interface Use {
  readonly grantId: string
  /** By the utility's calendar, ISO 8601. */
  readonly day: string
  readonly kind: UseKind
  /** How many calls were answered. */
  readonly reads: number
  /** ISO 8601, UTC. */
  readonly lastAt: string
}

/** Adds to what is known of the same days; each instance brings its own reads. */
export async function addUses(tx: Tx, uses: readonly Use[]): Promise<void> {
  for (const { grantId, day, kind, reads, lastAt } of uses) {
    await tx
      .insertInto('grant_use')
      .values({ grant_id: grantId, day, kind, reads, last_at: lastAt })
      .onConflict((conflict) =>
        conflict.columns(['grant_id', 'day', 'kind']).doUpdateSet(({ eb, ref }) => ({
          reads: eb('grant_use.reads', '+', ref('excluded.reads')),
          last_at: eb
            .case()
            .when('excluded.last_at', '>', ref('grant_use.last_at'))
            .then(ref('excluded.last_at'))
            .else(ref('grant_use.last_at'))
            .end(),
        })),
      )
      .execute()
  }
}

const lastReads = compiledOnce((db: Db, grantIds: string) =>
  db
    .selectFrom('grant_use') // primary key
    .select(['grant_id', ({ fn }) => fn.max('last_at').as('last_at')])
    .where(isListed(db, 'grant_id', grantIds))
    .groupBy('grant_id'),
)

/** When data was last read by each of these grants; one by which nothing was read is not there. */
export async function lastUses(db: Db, grantIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (grantIds.length === 0) return new Map()
  const rows = await lastReads(db, JSON.stringify(grantIds))
  return new Map(rows.map(({ grant_id, last_at }) => [grant_id, last_at]))
}

/** Reads by one grant, the last first. */
export async function usesOf(db: Db, grantId: string): Promise<readonly Use[]> {
  const rows = await db
    .selectFrom('grant_use') // primary key
    .selectAll()
    .where('grant_id', '=', grantId)
    .orderBy('day', 'desc')
    .orderBy('kind')
    .execute()
  return rows.map(({ grant_id, day, kind, reads, last_at }) => ({
    grantId: grant_id,
    day,
    kind: kind as UseKind,
    reads: Number(reads),
    lastAt: last_at,
  }))
}

/** Reads of one kind by all of a customer's grants to one client in one month. */
export interface MonthlyUse {
  readonly clientId: string
  /** `2026-03` */
  readonly month: string
  readonly kind: UseKind
  readonly reads: number
}

/**
 * Who read what of a customer's data, month by month. What was read by the grant of which a grant is a part counts for
 * its customer too: it opens their data.
 *
 * @param since the first day that counts
 */
export async function monthlyUses(db: Db, customerId: string, since: string): Promise<readonly MonthlyUse[]> {
  const rows = await readMonthly(db, customerId, since)
  return rows.map(({ client_id, month, kind, reads }) => ({
    clientId: client_id,
    month,
    kind: kind as UseKind,
    reads: Number(reads),
  }))
}

const readMonthly = compiledOnce((db: Db, customerId: string, since: string) =>
  db
    .selectFrom('grant') // grant_of_customer
    .innerJoin('grant_use', (join) =>
      join.on(({ eb, fn, ref }) =>
        eb('grant_use.grant_id', '=', fn.coalesce(ref('grant.parent_id'), ref('grant.id'))),
      ),
    )
    .select((eb) => [
      'grant.client_id',
      eb.fn<string>('substr', ['grant_use.day', eb.lit(1), eb.lit(7)]).as('month'),
      'grant_use.kind',
      eb.fn.sum('grant_use.reads').as('reads'),
    ])
    .where('grant.customer_id', '=', customerId)
    .where('grant_use.day', '>=', since)
    .groupBy(['grant.client_id', 'month', 'grant_use.kind'])
    .orderBy('month')
    .orderBy('grant.client_id')
    .orderBy('grant_use.kind'),
)
