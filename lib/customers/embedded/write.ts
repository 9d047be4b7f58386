import type { Insertable } from 'kysely'
import type { Tables, Tx } from '#lib/storage/index.ts'
import type { SelectionEntry } from '../types.ts'

export type LinkRow = Insertable<Tables['customer_link']>
export type ObjectRow = Insertable<Tables['customer_object']>
export type UsageRow = Insertable<Tables['usage_segment']>
export type SharedRow = Insertable<Tables['shared_object']>
export type SharedUsageRow = Insertable<Tables['shared_segment']>

/** What comes into being together. */
export interface CustomerRows {
  readonly links: LinkRow[]
  readonly objects: ObjectRow[]
  readonly usage: UsageRow[]
}

/** Well below the number of values that SQLite takes in one statement. */
const rowsInOneStatement = 500

/** Adds what is new to a customer's data, and lets go of what is kept in memory of it. */
export async function addToCustomer(
  tx: Tx,
  customerId: string,
  { links, objects, usage }: CustomerRows,
): Promise<void> {
  for (const rows of portions(links)) await tx.insertInto('customer_link').values(rows).execute()
  for (const rows of portions(objects)) await tx.insertInto('customer_object').values(rows).execute()
  for (const rows of portions(usage)) await tx.insertInto('usage_segment').values(rows).execute()
  await tx
    .updateTable('customer')
    .set((where) => ({ version: where('version', '+', 1) }))
    .where('id', '=', customerId)
    .execute()
}

/** Adds what belongs to no one customer. */
export async function addShared(
  tx: Tx,
  { objects, usage }: { readonly objects: readonly SharedRow[]; readonly usage: readonly SharedUsageRow[] },
): Promise<void> {
  for (const rows of portions(objects)) await tx.insertInto('shared_object').values(rows).execute()
  for (const rows of portions(usage)) await tx.insertInto('shared_segment').values(rows).execute()
}

function* portions<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += rowsInOneStatement) yield rows.slice(at, at + rowsInOneStatement)
}

/** `entry` where the object can be chosen on a form. */
export function linkRow(
  key: { readonly customer_id: string; readonly kind: string; readonly id: string },
  link: { readonly number: string | null; readonly modified: string },
  entry?: SelectionEntry,
): LinkRow {
  return {
    ...key,
    sort_key: naturalSortKey(link.number ?? ''),
    modified_at: link.modified,
    link_json: JSON.stringify(link),
    selection_json: entry ? JSON.stringify(entry) : null,
  }
}

/** Digits padded, so that text order is the order people expect: `3000-2` before `3000-10`. */
function naturalSortKey(number: string): string {
  return number.replace(/\d+/g, (digits) => digits.padStart(12, '0'))
}
