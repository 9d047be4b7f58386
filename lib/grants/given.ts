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

/** Where an approval stands among a customer's own. */
export interface GivenPlace {
  readonly grantId: string
  readonly clientId: string
  /** The newest one that gives all of this too (GR-013). */
  readonly coveredBy: string | null
}

const hasReceipt = sql<SqlBool>`exists (select 1 from receipt where receipt.grant_id = "grant".id)`

/**
 * A customer's own grants, and nobody else's: those of one client together, clients with open ones first, then the
 * newest; those that a newer one covers stand behind it. One that still waits for its first approval is none of these
 * (WG3-01 §9.1.1, AU-035).
 *
 * @param now decides what has run out
 */
export async function placesGiven(db: Db, customerId: string, now: string): Promise<readonly GivenPlace[]> {
  const open = sql`case when ${isOpen} and (expires_at is null or expires_at > ${now}) then 1 else 0 end`
  const places = await db
    .selectFrom('grant')
    .select((eb) => [
      'id as grantId',
      'client_id as clientId',
      eb
        .selectFrom('grant_replacement') // grant_replacement_replaced
        .select(({ fn }) => fn.max('grant_id').as('by'))
        .whereRef('replaced_id', '=', 'grant.id')
        .as('coveredBy'),
    ])
    .where('customer_id', '=', customerId) // grant_of_customer
    .where(hasReceipt)
    .orderBy(sql`max(${open}) over (partition by client_id)`, 'desc')
    .orderBy(sql`max(created_at) over (partition by client_id)`, 'desc')
    .orderBy('client_id')
    .orderBy(open, 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return withCovered(places)
}

function withCovered(places: readonly GivenPlace[]): readonly GivenPlace[] {
  const lasts = lastOfEach(places)
  const together = Map.groupBy(places, ({ grantId }) => lasts.get(grantId))
  return places
    .filter(({ grantId }) => lasts.get(grantId) === grantId)
    .flatMap((place) => [
      { ...place, coveredBy: null },
      ...(together.get(place.grantId) ?? [])
        .filter((one) => one !== place)
        .map((one) => ({ ...one, coveredBy: place.grantId })),
    ])
}

/** The end of the chain of grants, each covering the one before, on which each of them stands. */
function lastOfEach(places: readonly GivenPlace[]): ReadonlyMap<string, string> {
  const covers = new Map(places.map(({ grantId, coveredBy }) => [grantId, coveredBy]))
  const lasts = new Map<string, string>()
  for (const { grantId } of places) {
    const way = new Set<string>()
    let at = grantId
    while (!lasts.has(at) && !way.has(at)) {
      way.add(at)
      const by = covers.get(at)
      if (!by || !covers.has(by)) break
      at = by
    }
    const last = lasts.get(at) ?? at
    for (const id of way) lasts.set(id, last)
  }
  return lasts
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
