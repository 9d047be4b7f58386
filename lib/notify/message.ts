import { randomUUID } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { deriveKeys, type Secret, seal, unseal } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import type { GrantNews } from '#lib/grants/index.ts'
import type { Db, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'

/** What nothing else holds of a code's message, and so is sealed in the outbox until it is sent. */
export interface CodeFacts {
  readonly contact: Contact
  readonly code: string
  /** Whose request the code approves; `null`: it signs in, and goes to nobody but a customer. */
  readonly clientName: string | null
}

/**
 * Tells the customer of a grant, in the language of its newest receipt; of a grant without one, nobody. In the
 * transaction of what is told: it leaves if and only if that is so.
 */
export async function enqueueNews(tx: Tx, { kind, grantId, now }: GrantNews): Promise<void> {
  const receipt = await tx
    .selectFrom('receipt') // receipt_grant
    .select(['number', 'locale'])
    .where('grant_id', '=', grantId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!receipt) return
  await tx
    .insertInto('outbox')
    .values(newsRow(kind, receipt.number, receipt.locale, now))
    .execute()
}

/** What the outbox holds of such a message. */
export function newsRow(
  kind: GrantNews['kind'],
  receipt_number: string,
  locale: string,
  now: Temporal.Instant,
) {
  return { ...fresh(now), kind, receipt_number, locale, payload_sealed: null, expires_at: null }
}

/** Sends a one-time code, as long as it is good (AN-041). */
export async function enqueueCode(
  tx: Tx,
  secret: Secret,
  {
    facts,
    locale,
    now,
    expires,
  }: { facts: CodeFacts; locale: string; now: Temporal.Instant; expires: string },
): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      ...fresh(now),
      kind: 'code',
      receipt_number: null,
      locale,
      payload_sealed: seal(deriveKeys(secret, 'message'), JSON.stringify(facts)),
      expires_at: expires,
    })
    .execute()
}

function fresh(now: Temporal.Instant) {
  const at = isoInstant(now)
  return { id: randomUUID(), created_at: at, due_at: at, attempts: 0, done_at: null, result: null }
}

export function unsealFacts(secret: Secret, sealed: string): CodeFacts {
  return JSON.parse(unseal(deriveKeys(secret, 'message'), sealed))
}

/** How the customer of a grant is reached who was never signed in: by what they verified (AN-047). */
export async function keepContact(tx: Tx, secret: Secret, grantId: string, contact: Contact): Promise<void> {
  const contact_sealed = seal(deriveKeys(secret, 'contact'), JSON.stringify(contact))
  await tx
    .insertInto('verified_contact')
    .values({ grant_id: grantId, contact_sealed })
    .onConflict((conflict) => conflict.column('grant_id').doUpdateSet({ contact_sealed }))
    .execute()
}

export async function keptContact(db: Db, secret: Secret, grantId: string): Promise<Contact | undefined> {
  const row = await db
    .selectFrom('verified_contact')
    .select('contact_sealed')
    .where('grant_id', '=', grantId)
    .executeTakeFirst()
  return row && JSON.parse(unseal(deriveKeys(secret, 'contact'), row.contact_sealed))
}
