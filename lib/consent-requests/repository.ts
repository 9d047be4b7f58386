import { createHash, randomBytes } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import { type Interaction, insertInteraction, markOpened, type Reached } from '#lib/interactions/index.ts'
import type { Db, Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import type { ConsentRequestClaims } from './request-claims.ts'

/** In which a browser has to come to the form. */
export const formLifetimeS = 300

/** What an authorization server asks here; the rest is in its interaction, of the same `uid`. */
export interface AskedConsent {
  readonly uid: string
  /** As the authorization server calls the customer. */
  readonly sub: string | null
  /** Its own, and told back. */
  readonly state: string | null
  readonly returnUri: string
  /** ISO 8601, UTC: nobody is let in to the form after that for the first time. */
  readonly formExpires: string
  readonly opened: string | null
}

/**
 * Keeps a request, with its interaction.
 *
 * @returns the key that opens its form, once
 * @throws CodedError `invalid_request_object` for a `jti` that has come before
 */
export async function keepConsentRequest(
  tx: Tx,
  interaction: Omit<Interaction, 'draft' | 'outcome'>,
  { jti, sub, state, returnUri }: Pick<ConsentRequestClaims, 'jti' | 'sub' | 'state' | 'returnUri'>,
  now: Temporal.Instant,
): Promise<string> {
  const formKey = randomBytes(32).toString('base64url')
  const kept = await tx
    .insertInto('consent_request')
    .values({
      uid: interaction.uid,
      jti_hash: digest(jti),
      sub: sub ?? null,
      state: state ?? null,
      return_uri: returnUri,
      form_key_hash: digest(formKey),
      form_expires_at: isoInstant(now.add({ seconds: formLifetimeS })),
      opened_at: null,
    })
    .onConflict((conflict) => conflict.column('jti_hash').doNothing())
    .returning('uid')
    .executeTakeFirst()
  if (!kept) {
    throw new CodedError('invalid_request_object', 'this one was used already; sign each request anew', {
      at: 'jti',
    })
  }
  await insertInteraction(tx, interaction)
  return formKey
}

interface Opening {
  readonly key: string
  /** Of the pages that the customer will see. */
  readonly locale: string
  readonly now: Temporal.Instant
}

/**
 * Lets the one browser in that comes first with the key, in time.
 *
 * @returns the stage that the request has come to; `undefined`: not let in
 */
export async function takeFormKey(
  storage: Storage,
  uid: string,
  { key, locale, now }: Opening,
): Promise<Reached | undefined> {
  const at = isoInstant(now)
  return storage.transaction(async (tx) => {
    const taken = await tx
      .updateTable('consent_request')
      .set({ opened_at: at })
      .where('uid', '=', uid)
      .where('form_key_hash', '=', digest(key))
      .where('opened_at', 'is', null)
      .where('form_expires_at', '>', at)
      .returning('uid')
      .executeTakeFirst()
    return taken && markOpened(tx, uid, locale)
  })
}

export async function findConsentRequest(db: Db, uid: string): Promise<AskedConsent | undefined> {
  const row = await db.selectFrom('consent_request').selectAll().where('uid', '=', uid).executeTakeFirst() // primary key
  return (
    row && {
      uid: row.uid,
      sub: row.sub,
      state: row.state,
      returnUri: row.return_uri,
      formExpires: row.form_expires_at,
      opened: row.opened_at,
    }
  )
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
