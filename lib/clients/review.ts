import type { Temporal } from 'temporal-polyfill'
import type { Db, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import type { Client } from './types.ts'

/** What the utility knows of a client as it is now. WG3-01 §9.2.1.2 (LY-033, LY-035) */
export interface ClientReview {
  /** ISO 8601, UTC; `undefined`: not reviewed, or called otherwise since. */
  readonly reviewed: string | undefined
  /** `client.uri` is the client's own website, for all that the utility knows. */
  readonly isWebsiteConfirmed: boolean
}

/** Records that the utility has looked at a client; a later review takes the place of an earlier one. */
export async function recordReview(
  tx: Tx,
  { id, name, uri }: Client,
  { confirmsWebsite, now }: { readonly confirmsWebsite: boolean; readonly now: Temporal.Instant },
): Promise<void> {
  const review = { name, confirmed_uri: confirmsWebsite ? uri : null, reviewed_at: isoInstant(now) }
  await tx
    .insertInto('client_review')
    .values({ client_id: id, ...review })
    .onConflict((conflict) => conflict.column('client_id').doUpdateSet(review))
    .execute()
}

/** The utility does not say any more that it has looked. */
export async function dropReview(tx: Tx, clientId: string): Promise<void> {
  await tx.deleteFrom('client_review').where('client_id', '=', clientId).execute() // primary key
}

/** A review holds for the name that was reviewed, and a confirmation for the address that was confirmed. */
export async function reviewOf(db: Db, client: Client): Promise<ClientReview> {
  const row = await db
    .selectFrom('client_review')
    .selectAll()
    .where('client_id', '=', client.id) // primary key
    .executeTakeFirst()
  return {
    reviewed: row?.name === client.name ? row.reviewed_at : undefined,
    isWebsiteConfirmed: row !== undefined && isWebsiteConfirmed(row, client),
  }
}

export function isWebsiteConfirmed(
  review: { readonly name: string | null; readonly confirmed_uri: string | null },
  { name, uri }: Pick<Client, 'name' | 'uri'>,
): boolean {
  return review.name === name && uri !== null && review.confirmed_uri === uri
}
