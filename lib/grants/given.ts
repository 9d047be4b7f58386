import { deriveKeys, type Secret, unseal } from '#lib/config/index.ts'
import { compiledOnce, type Db, listed } from '#lib/storage/index.ts'
import { toReceipt } from './receipt.ts'
import { toGrants } from './repository.ts'
import type { Grant, Receipt } from './types.ts'

/** What a customer has approved, with the newest receipt of it and where that is read. */
export interface Given {
  readonly grant: Grant
  readonly receipt: Receipt
  readonly address: string
}

/** The number of every receipt that a customer has, by the grant that it is of. */
export async function receiptNumbersGiven(
  db: Db,
  customerId: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ofGrants = Map.groupBy(await numbersOf(db, customerId), ({ grant_id }) => grant_id)
  return new Map([...ofGrants].map(([grantId, own]) => [grantId, own.map(({ number }) => number)]))
}

const numbersOf = compiledOnce((db: Db, customerId: string) =>
  db
    .selectFrom('grant') // grant_of_customer
    .innerJoin('receipt', 'receipt.grant_id', 'grant.id') // receipt_grant
    .select(['receipt.number', 'receipt.grant_id'])
    .where('customer_id', '=', customerId),
)

export async function receiptsNumbered(db: Db, numbers: readonly string[]): Promise<readonly Receipt[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom(listed(db, JSON.stringify(numbers)).as('asked'))
    .innerJoin('receipt', 'receipt.number', 'asked.value') // primary key
    .selectAll('receipt')
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
