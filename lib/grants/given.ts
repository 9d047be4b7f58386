import { deriveKeys, type Secret, unseal } from '#lib/config/index.ts'
import { compiledOnce, type Db, gatheredRows, isListed, listed } from '#lib/storage/index.ts'
import { toReceipt } from './receipt.ts'
import { grantColumns, toGrants } from './repository.ts'
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
  const [gathered] = await numbersOf(db, customerId)
  const rows: readonly [grantId: string, number: string][] = JSON.parse(gathered?.rows ?? '[]')
  const ofGrants = Map.groupBy(rows, ([grantId]) => grantId)
  return new Map([...ofGrants].map(([grantId, own]) => [grantId, own.map(([, number]) => number)]))
}

const numbersOf = compiledOnce((db: Db, customerId: string) =>
  db
    .selectFrom('grant') // grant_of_customer
    .innerJoin('receipt', 'receipt.grant_id', 'grant.id') // receipt_grant
    .select(gatheredRows(db, ['receipt.grant_id', 'receipt.number']).as('rows'))
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

const grantRows = compiledOnce(
  (db: Db, ids: string) =>
    db
      .selectFrom('grant')
      .select(grantColumns)
      .where(isListed(db, 'id', ids)), // primary key
)

const receiptRows = compiledOnce((db: Db, grantIds: string) =>
  db
    .selectFrom('receipt')
    .select(['number', 'address_sealed', 'grant_id', 'locale', 'content_json', 'created_at'])
    .where(isListed(db, 'grant_id', grantIds)) // receipt_grant
    .orderBy('created_at', 'desc')
    .orderBy('number'),
)

/** These grants, in this order. */
export async function givenInFull(db: Db, secret: Secret, ids: readonly string[]): Promise<readonly Given[]> {
  if (ids.length === 0) return []
  const asked = JSON.stringify(ids)
  const [grants, receipts] = await Promise.all([grantRows(db, asked), receiptRows(db, asked)])
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
