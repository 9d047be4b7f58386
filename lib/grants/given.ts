import { deriveKeys, type Secret, unseal } from '#lib/config/index.ts'
import type { Db } from '#lib/storage/index.ts'
import { toReceipt } from './receipt.ts'
import { toGrants } from './repository.ts'
import type { Grant, Receipt } from './types.ts'

/** What a customer has approved, with the newest receipt of it and where that is read. */
export interface Given {
  readonly grant: Grant
  readonly receipt: Receipt
  readonly address: string
}

/** Every receipt that a customer has of these grants, by which they can be found. */
export async function receiptsGiven(db: Db, customerId: string): Promise<readonly Receipt[]> {
  const rows = await db
    .selectFrom('grant') // grant_of_customer
    .innerJoin('receipt', 'receipt.grant_id', 'grant.id') // receipt_grant
    .selectAll('receipt')
    .where('customer_id', '=', customerId)
    .execute()
  return rows.map(toReceipt)
}

/** These grants, in this order. */
export async function givenInFull(db: Db, secret: Secret, ids: readonly string[]): Promise<readonly Given[]> {
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
