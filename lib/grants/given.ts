import { type SqlBool, sql } from 'kysely'
import { deriveKeys, type Secret, unseal } from '#lib/config/index.ts'
import type { Db } from '#lib/storage/index.ts'
import { isOpen } from './due.ts'
import { toReceipt } from './receipt.ts'
import { toGrants } from './repository.ts'
import type { Grant, Receipt } from './types.ts'

/** What a customer has approved, with the newest receipt of it and where that is read. */
export interface Given {
  readonly grant: Grant
  readonly receipt: Receipt
  readonly address: string
}

const hasReceipt = sql<SqlBool>`exists (select 1 from receipt where receipt.grant_id = "grant".id)`

/** To whom a customer has ever given access, and how often. A grant that still waits for them is none of these. */
export async function countGiven(db: Db, customerId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('grant')
    .select(['client_id', ({ fn }) => fn.countAll().as('count')])
    .where('customer_id', '=', customerId) // grant_customer
    .where(hasReceipt)
    .groupBy('client_id')
    .execute()
  return new Map(rows.map(({ client_id, count }) => [client_id, Number(count)]))
}

/**
 * A customer's own grants, and nobody else's: those of one client together, clients with open ones first, then the
 * newest (WG3-01 §9.1.1, AU-035).
 *
 * @param of `clientIds` leaves out all others; `now` decides what has run out
 */
export async function listGiven(
  db: Db,
  secret: Secret,
  of: { readonly customerId: string; readonly clientIds: readonly string[]; readonly now: string },
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly Given[]> {
  if (of.clientIds.length === 0) return []
  const open = sql`case when ${isOpen} and (expires_at is null or expires_at > ${of.now}) then 1 else 0 end`
  const places = await db
    .selectFrom('grant')
    .select('id')
    .where('customer_id', '=', of.customerId) // grant_customer
    .where('client_id', 'in', of.clientIds)
    .where(hasReceipt)
    .orderBy(sql`max(${open}) over (partition by client_id)`, 'desc')
    .orderBy(sql`max(created_at) over (partition by client_id)`, 'desc')
    .orderBy('client_id')
    .orderBy(open, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()
  return inFull(
    db,
    secret,
    places.map(({ id }) => id),
  )
}

async function inFull(db: Db, secret: Secret, ids: readonly string[]): Promise<readonly Given[]> {
  if (ids.length === 0) return []
  const [grants, receipts] = await Promise.all([
    db.selectFrom('grant').selectAll().where('id', 'in', ids).execute(), // primary key
    db
      .selectFrom('receipt')
      .selectAll()
      .where('grant_id', 'in', ids) // receipt_grant
      .orderBy('created_at', 'desc')
      .orderBy('number')
      .execute(),
  ])
  const keys = deriveKeys(secret, 'receipt-address')
  const known = new Map((await toGrants(db, grants)).map((grant) => [grant.id, grant]))
  const newest = Map.groupBy(receipts, ({ grant_id }) => grant_id)
  return ids.flatMap((id) => {
    const grant = known.get(id)
    const [receipt] = newest.get(id) ?? []
    return grant && receipt
      ? { grant, receipt: toReceipt(receipt), address: unseal(keys, receipt.address_sealed) }
      : []
  })
}
