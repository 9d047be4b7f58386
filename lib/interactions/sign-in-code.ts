import { createHash, randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import type { Secret } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import { enqueueCode } from '#lib/notify/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { codeLifetimeMinutes, countCode, hashOfCode, isCodeHash, newCode } from './contact-code.ts'
import { sealContact, unsealContact } from './unsigned/repository.ts'

/** A code that is over is kept so long, to say so. */
const keptHours = 1

interface Keeping {
  readonly storage: Storage
  readonly secret: Secret
}

/**
 * Sends a code to sign in with. Whether somebody has this contact on file is only asked as the message leaves: until
 * then, known and unknown ones take the same steps and the same time.
 *
 * @returns what the browser that asked has to show with the code; `undefined`: too many were sent to this contact
 */
export async function sendSignInCode(
  { storage, secret }: Keeping,
  { contact, locale, now }: { contact: Contact; locale: string; now: Temporal.Instant },
): Promise<string | undefined> {
  const id = randomBytes(16).toString('base64url')
  const code = newCode()
  const expires = isoInstant(now.add({ minutes: codeLifetimeMinutes }))
  return storage.transaction(async (tx) => {
    await tx
      .deleteFrom('sign_in_code') // sign_in_code_expires
      .where('expires_at', '<=', isoInstant(now.subtract({ hours: keptHours })))
      .execute()
    if (!(await countCode(tx, secret, contact, now))) return undefined
    await tx
      .insertInto('sign_in_code')
      .values({
        id_hash: hashOfId(id),
        contact_sealed: sealContact(secret, contact),
        code_hash: hashOfCode(secret, `${id}\n${code}`),
        expires_at: expires,
        failures: 0,
      })
      .execute()
    await enqueueCode(tx, secret, { facts: { contact, code, clientName: null }, locale, now, expires })
    return id
  })
}

/** Where the code went that a browser is to be asked for. */
export async function waitingSignIn(
  { storage, secret }: Keeping,
  id: string,
): Promise<{ readonly contact: Contact; readonly failures: number } | undefined> {
  const row = await storage.db
    .selectFrom('sign_in_code')
    .select(['contact_sealed', 'failures'])
    .where('id_hash', '=', hashOfId(id)) // primary key
    .executeTakeFirst()
  return row && { contact: unsealContact(secret, row.contact_sealed), failures: row.failures }
}

/** What became of a try; `late`: right, but too old. */
export type TriedSignIn =
  | { readonly kind: 'right'; readonly contact: Contact }
  | { readonly kind: 'wrong' | 'late' | 'spent' | 'none' }

/** Each try is counted before it is judged; the right code is good for one sign-in. */
export async function trySignInCode(
  { storage, secret }: Keeping,
  { id, code, tries, now }: { id: string; code: string; tries: number; now: Temporal.Instant },
): Promise<TriedSignIn> {
  const id_hash = hashOfId(id)
  const row = await storage.transaction((tx) =>
    tx
      .updateTable('sign_in_code')
      .set((column) => ({ failures: column('failures', '+', 1) }))
      .where('id_hash', '=', id_hash)
      .where('failures', '<', tries)
      .returningAll()
      .executeTakeFirst(),
  )
  if (!row) return { kind: (await waitingSignIn({ storage, secret }, id)) ? 'spent' : 'none' }
  const isRight = isCodeHash(row.code_hash, secret, `${id}\n${code}`)
  if (!isRight) return { kind: row.failures >= tries ? 'spent' : 'wrong' }
  if (row.expires_at <= isoInstant(now)) return { kind: 'late' }
  const used = await storage.transaction((tx) =>
    tx.deleteFrom('sign_in_code').where('id_hash', '=', id_hash).returning('id_hash').executeTakeFirst(),
  )
  return used ? { kind: 'right', contact: unsealContact(secret, row.contact_sealed) } : { kind: 'none' }
}

function hashOfId(id: string): string {
  return createHash('sha256').update(id).digest('base64url')
}
