import { deriveKeys, reseal, type Secret } from '#lib/config/index.ts'
import { rewriteColumn, type Storage } from '#lib/storage/index.ts'

/** Keeps the address of every receipt under the key that makes. */
export function resealReceipts(storage: Storage, secret: Secret): Promise<number> {
  const keys = deriveKeys(secret, 'receipt-address')
  return rewriteColumn(storage, { table: 'receipt', key: 'number', column: 'address_sealed' }, (sealed) => {
    const address_sealed = reseal(keys, sealed)
    return address_sealed ? { address_sealed } : undefined
  })
}
