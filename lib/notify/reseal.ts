import { deriveKeys, reseal, type Secret } from '#lib/config/index.ts'
import { rewriteColumn, type Storage } from '#lib/storage/index.ts'

/** Keeps verified contacts, and what waits to be sent, under the keys that make. */
export async function resealMessages(storage: Storage, secret: Secret): Promise<number> {
  const contacts = deriveKeys(secret, 'contact')
  const messages = deriveKeys(secret, 'message')
  const kept = await rewriteColumn(
    storage,
    { table: 'verified_contact', key: 'grant_id', column: 'contact_sealed' },
    (sealed) => {
      const contact_sealed = reseal(contacts, sealed)
      return contact_sealed ? { contact_sealed } : undefined
    },
  )
  const waiting = await rewriteColumn(
    storage,
    { table: 'outbox', key: 'id', column: 'payload_sealed' },
    (sealed) => {
      const payload_sealed = reseal(messages, sealed)
      return payload_sealed ? { payload_sealed } : undefined
    },
  )
  return kept + waiting
}
