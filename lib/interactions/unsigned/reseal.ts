import { deriveKeys, reseal, type Secret } from '#lib/config/index.ts'
import { rewriteColumn, type Storage } from '#lib/storage/index.ts'

/** Keeps what is on forms without sign-in under the key that makes; a code that waits is of the old key until it ends. */
export async function resealUnsignedForms(storage: Storage, secret: Secret): Promise<number> {
  const keys = deriveKeys(secret, 'contact')
  let written = 0
  for (const column of ['typed_sealed', 'contact_sealed'] as const) {
    written += await rewriteColumn(storage, { table: 'unsigned_form', key: 'uid', column }, (sealed) => {
      const again = reseal(keys, sealed)
      return again ? { [column]: again } : undefined
    })
  }
  return written
}
