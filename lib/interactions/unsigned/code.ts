import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { deriveKey, deriveKeys, type Secret } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import { enqueueCode } from '#lib/notify/index.ts'
import type { SectionDecision } from '#lib/request/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { sealContact, sweepUnsignedForms, unsealContact } from './repository.ts'

const codeDigits = 6
export const codeLifetimeMinutes = 10
/** For one request, whatever contact they go to. */
const mostCodes = 5
/** To one contact, whatever request they are for: nobody's mailbox is filled by strangers. */
const mostCodesAnHour = 10

/**
 * Sends a code to the contact that an approval gave (AN-040, AN-041); an earlier code is good no longer. The approval
 * waits beside it, as it was: what is changed on the form meanwhile is not what was approved.
 *
 * @returns `too_many`: nothing was sent, and what was sent before stands
 */
export async function sendCode(
  { storage, secret }: { readonly storage: Storage; readonly secret: Secret },
  asked: {
    readonly uid: string
    readonly contact: Contact
    readonly decision: readonly SectionDecision[]
    readonly clientName: string
    readonly locale: string
    readonly now: Temporal.Instant
  },
): Promise<'sent' | 'too_many'> {
  const { uid, contact, decision, clientName, locale, now } = asked
  const code = `${randomInt(10 ** codeDigits)}`.padStart(codeDigits, '0')
  const expires = isoInstant(now.add({ minutes: codeLifetimeMinutes }))
  return storage.transaction(async (tx) => {
    await sweepUnsignedForms(tx, isoInstant(now))
    if (!(await countCode(tx, hashOf(secret, contact.value), now))) return 'too_many'
    const waiting = await tx
      .updateTable('unsigned_form')
      .set((column) => ({
        contact_sealed: sealContact(secret, contact),
        decision_json: JSON.stringify(decision),
        code_hash: hashOf(secret, `${uid}\n${code}`),
        code_expires_at: expires,
        sent: column('sent', '+', 1),
      }))
      .where('uid', '=', uid)
      .where('sent', '<', mostCodes)
      .returning('uid')
      .executeTakeFirst()
    if (!waiting) return 'too_many'
    await enqueueCode(tx, secret, { facts: { contact, code, clientName }, locale, now, expires })
    return 'sent'
  })
}

/** Sends another one to where the last one went. */
export async function resendCode(
  { storage, secret }: { readonly storage: Storage; readonly secret: Secret },
  asked: {
    readonly uid: string
    readonly clientName: string
    readonly locale: string
    readonly now: Temporal.Instant
  },
): Promise<'sent' | 'too_many' | 'none'> {
  const row = await storage.db
    .selectFrom('unsigned_form')
    .select(['contact_sealed', 'decision_json'])
    .where('uid', '=', asked.uid)
    .executeTakeFirst()
  if (!row?.contact_sealed || !row.decision_json) return 'none'
  const contact = unsealContact(secret, row.contact_sealed)
  return sendCode({ storage, secret }, { ...asked, contact, decision: JSON.parse(row.decision_json) })
}

/** What became of a try. */
export type Tried =
  | { readonly kind: 'right'; readonly contact: Contact; readonly decision: readonly SectionDecision[] }
  | { readonly kind: 'wrong' | 'late' }
  /** All tries are used up: it counts as a refusal (AN-044). */
  | { readonly kind: 'spent' }
  | { readonly kind: 'none' }

/** Each try is counted before it is judged, so that none is had for nothing at the same moment (AN-043). */
export async function tryCode(
  { storage, secret }: { readonly storage: Storage; readonly secret: Secret },
  tried: {
    readonly uid: string
    readonly code: string
    readonly tries: number
    readonly now: Temporal.Instant
  },
): Promise<Tried> {
  const { uid, code, tries, now } = tried
  const row = await storage.transaction((tx) =>
    tx
      .updateTable('unsigned_form')
      .set((column) => ({ failures: column('failures', '+', 1) }))
      .where('uid', '=', uid)
      .where('code_hash', 'is not', null)
      .where('failures', '<', tries)
      .returningAll()
      .executeTakeFirst(),
  )
  if (!row) return { kind: (await isWaiting(storage, uid)) ? 'spent' : 'none' }
  const { code_hash, code_expires_at, contact_sealed, decision_json, failures } = row
  const typed = `${uid}\n${code.replace(/\D/g, '')}`
  const isRight = hashesOf(secret, typed).some((hash) => isSame(code_hash ?? '', hash))
  const isLate = (code_expires_at ?? '') <= isoInstant(now)
  if (isRight && !isLate && contact_sealed !== null && decision_json !== null) {
    return {
      kind: 'right',
      contact: unsealContact(secret, contact_sealed),
      decision: JSON.parse(decision_json),
    }
  }
  if (failures >= tries) return { kind: 'spent' }
  return { kind: isRight ? 'late' : 'wrong' }
}

async function isWaiting({ db }: Storage, uid: string): Promise<boolean> {
  const row = await db
    .selectFrom('unsigned_form')
    .select('code_hash')
    .where('uid', '=', uid)
    .executeTakeFirst()
  return row !== undefined && row.code_hash !== null
}

/** `false`: this contact has had enough for now. */
async function countCode(tx: Tx, contact_hash: string, now: Temporal.Instant): Promise<boolean> {
  const since = isoInstant(now)
  await tx
    .deleteFrom('contact_limit') // contact_limit_since
    .where('since', '<=', isoInstant(now.subtract({ hours: 1 })))
    .execute()
  const counted = await tx
    .insertInto('contact_limit')
    .values({ contact_hash, since, sent: 1 })
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

/** Keyed, since codes and phone numbers are soon gone through. */
function hashOf(secret: Secret, text: string): string {
  return hashWith(deriveKey(secret, 'contact-code'), text)
}

/** What it may have been kept as. */
function hashesOf(secret: Secret, text: string): readonly string[] {
  return deriveKeys(secret, 'contact-code').map((key) => hashWith(key, text))
}

function hashWith(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
