import type { Selectable } from 'kysely'
import { deriveKeys, type Secret, seal, unseal } from '#lib/config/index.ts'
import type { Db, Tables, Tx } from '#lib/storage/index.ts'
import { hashOfAddress, newConfirmationNumber, newReceiptAddress } from './identifiers.ts'
import type { Receipt, ReceiptContent } from './types.ts'

/** Written once, never changed (RC-035). The address comes back beside it: it is stored hashed and sealed. */
export async function insertReceipt(
  tx: Tx,
  secret: Secret,
  given: { grantId: string; created: string; locale: string; content: ReceiptContent },
): Promise<{ receipt: Receipt; address: string }> {
  const receipt: Receipt = { number: newConfirmationNumber(), ...given }
  const address = newReceiptAddress()
  await tx
    .insertInto('receipt')
    .values({
      number: receipt.number,
      address_hash: hashOfAddress(address),
      address_sealed: seal(deriveKeys(secret, 'receipt-address'), address),
      grant_id: receipt.grantId,
      locale: receipt.locale,
      content_json: JSON.stringify(receipt.content),
      created_at: receipt.created,
    })
    .execute()
  return { receipt, address }
}

/** By the secret part of its address. */
export async function findReceipt(db: Db, address: string): Promise<Receipt | undefined> {
  const row = await db
    .selectFrom('receipt')
    .selectAll()
    .where('address_hash', '=', hashOfAddress(address)) // unique
    .executeTakeFirst()
  return row && toReceipt(row)
}

/** All of a grant's, the newest first: each approval made one (RC-075). */
export async function receiptsOf(db: Db, grantId: string): Promise<readonly Receipt[]> {
  const rows = await db
    .selectFrom('receipt')
    .selectAll()
    .where('grant_id', '=', grantId) // receipt_grant
    .orderBy('created_at', 'desc')
    .orderBy('number')
    .execute()
  return rows.map(toReceipt)
}

/** Where a receipt is read; `undefined` if there is none of that number. */
export async function receiptAddress(db: Db, secret: Secret, number: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('receipt')
    .select('address_sealed')
    .where('number', '=', number)
    .executeTakeFirst()
  return row && unseal(deriveKeys(secret, 'receipt-address'), row.address_sealed)
}

export function toReceipt(
  row: Omit<Selectable<Tables['receipt']>, 'address_hash' | 'address_sealed'>,
): Receipt {
  return {
    number: row.number,
    grantId: row.grant_id,
    created: row.created_at,
    locale: row.locale,
    content: JSON.parse(row.content_json),
  }
}
