import { deriveKeys, reseal, type Secret } from '#lib/config/index.ts'
import { rewriteColumn, type Storage } from '#lib/storage/index.ts'

/** Keeps what was typed and verified under the key that makes; a code that waits is of the old key until it ends. */
export async function resealContacts(storage: Storage, secret: Secret): Promise<number> {
  const keys = deriveKeys(secret, 'contact')
  const code = { table: 'sign_in_code', key: 'id_hash', column: 'contact_sealed' } as const
  let written = await rewriteColumn(storage, code, (sealed) => {
    const again = reseal(keys, sealed)
    return again ? { contact_sealed: again } : undefined
  })
  for (const column of ['typed_sealed', 'contact_sealed'] as const) {
    written += await rewriteColumn(storage, { table: 'unsigned_form', key: 'uid', column }, (sealed) => {
      const again = reseal(keys, sealed)
      return again ? { [column]: again } : undefined
    })
  }
  return written
}
