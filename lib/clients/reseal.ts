import { type Keys, reseal, unseal } from '#lib/config/index.ts'
import { rewriteColumn, type Storage } from '#lib/storage/index.ts'
import { hashSecret } from './secret.ts'

/** Keeps every client's secret under the key that makes, with the hash that it is known by. */
export function resealCredentials(storage: Storage, keys: Keys): Promise<number> {
  return rewriteColumn(storage, { table: 'credential', key: 'id', column: 'secret_sealed' }, (sealed) => {
    const secret_sealed = reseal(keys, sealed)
    if (!secret_sealed) return undefined
    return { secret_sealed, secret_hash: hashSecret(keys, unseal(keys, sealed)) }
  })
}
