import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { deriveKey, deriveKeys, type Secret } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'

const codeDigits = 6
export const codeLifetimeMinutes = 10
/** To one contact, whatever they are for: nobody's mailbox is filled by strangers. */
const mostCodesAnHour = 10

export function newCode(): string {
  return `${randomInt(10 ** codeDigits)}`.padStart(codeDigits, '0')
}

/** Keyed, since codes and phone numbers are soon gone through. */
export function hashOfCode(secret: Secret, text: string): string {
  return hashWith(deriveKey(secret, 'contact-code'), text)
}

/** Whether it is the hash of this, with any of the keys. */
export function isCodeHash(hash: string, secret: Secret, text: string): boolean {
  const kept = Buffer.from(hash)
  return deriveKeys(secret, 'contact-code').some((key) => {
    const made = Buffer.from(hashWith(key, text))
    return made.length === kept.length && timingSafeEqual(made, kept)
  })
}

/** `false`: this contact has had enough for now. */
export async function countCode(
  tx: Tx,
  secret: Secret,
  { value }: Contact,
  now: Temporal.Instant,
): Promise<boolean> {
  const since = isoInstant(now)
  await tx
    .deleteFrom('contact_limit') // contact_limit_since
    .where('since', '<=', isoInstant(now.subtract({ hours: 1 })))
    .execute()
  const counted = await tx
    .insertInto('contact_limit')
    .values({ contact_hash: hashOfCode(secret, value), since, sent: 1 })
    .onConflict((conflict) =>
      conflict
        .column('contact_hash')
        .doUpdateSet((row) => ({ sent: row('contact_limit.sent', '+', 1) }))
        .where('contact_limit.sent', '<', mostCodesAnHour),
    )
    .returning('sent')
    .executeTakeFirst()
  return counted !== undefined
}

function hashWith(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}
