import { deriveKeys, type Secret, seal, unseal } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'
import type { Db, Storage, Tx } from '#lib/storage/index.ts'
import type { Typed } from './typed-post.ts'

/** A form without sign-in between two posts. */
export interface UnsignedForm {
  readonly typed: Typed
  /** What is being verified; `null`: no code was sent yet. */
  readonly check: { readonly contact: Contact; readonly failures: number; readonly sent: number } | null
}

export async function findUnsignedForm(
  db: Db,
  secret: Secret,
  uid: string,
): Promise<UnsignedForm | undefined> {
  const row = await db.selectFrom('unsigned_form').selectAll().where('uid', '=', uid).executeTakeFirst() // primary key
  if (!row) return undefined
  const { contact_sealed, failures, sent } = row
  return {
    typed: JSON.parse(unseal(deriveKeys(secret, 'contact'), row.typed_sealed)),
    check:
      contact_sealed === null ? null : { contact: unsealContact(secret, contact_sealed), failures, sent },
  }
}

export async function saveTyped(storage: Storage, secret: Secret, uid: string, typed: Typed): Promise<void> {
  const typed_sealed = seal(deriveKeys(secret, 'contact'), JSON.stringify(typed))
  await storage.transaction((tx) =>
    tx
      .insertInto('unsigned_form')
      .values({
        uid,
        typed_sealed,
        contact_sealed: null,
        decision_json: null,
        code_hash: null,
        code_expires_at: null,
        failures: 0,
        sent: 0,
      })
      .onConflict((conflict) => conflict.column('uid').doUpdateSet({ typed_sealed }))
      .execute(),
  )
}

/** Once it is decided, nothing of it is needed any more. */
export async function dropUnsignedForm(tx: Tx, uid: string): Promise<void> {
  await tx.deleteFrom('unsigned_form').where('uid', '=', uid).execute()
}

const swept = 50

/** Some of those whose request is over. */
export async function sweepUnsignedForms(tx: Tx, now: string): Promise<void> {
  await tx
    .deleteFrom('unsigned_form')
    .where('uid', 'in', (from) =>
      from
        .selectFrom('unsigned_form')
        .innerJoin('interaction', 'interaction.uid', 'unsigned_form.uid')
        .select('unsigned_form.uid')
        .where((where) => where.or([where('expires_at', '<=', now), where('decided_at', 'is not', null)]))
        .limit(swept),
    )
    .execute()
}

export function sealContact(secret: Secret, contact: Contact): string {
  return seal(deriveKeys(secret, 'contact'), JSON.stringify(contact))
}

export function unsealContact(secret: Secret, sealed: string): Contact {
  return JSON.parse(unseal(deriveKeys(secret, 'contact'), sealed))
}
