import type { Temporal } from 'temporal-polyfill'
import type { Secret } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import { enqueueCode } from '#lib/notify/index.ts'
import type { SectionDecision } from '#lib/request/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { codeLifetimeMinutes, countCode, hashOfCode, isCodeHash, newCode } from '../contact-code.ts'
import { sealContact, sweepUnsignedForms, unsealContact } from './repository.ts'

/** For one request, whatever contact they go to. */
const mostCodes = 5

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
  const code = newCode()
  const expires = isoInstant(now.add({ minutes: codeLifetimeMinutes }))
  return storage.transaction(async (tx) => {
    await sweepUnsignedForms(tx, isoInstant(now))
    if (!(await countCode(tx, secret, contact, now))) return 'too_many'
    const waiting = await tx
      .updateTable('unsigned_form')
      .set((column) => ({
        contact_sealed: sealContact(secret, contact),
        decision_json: JSON.stringify(decision),
        code_hash: hashOfCode(secret, `${uid}\n${code}`),
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
  const isRight = isCodeHash(code_hash ?? '', secret, `${uid}\n${code.replace(/\D/g, '')}`)
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
