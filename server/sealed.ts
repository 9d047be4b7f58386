import { resealCredentials } from '#lib/clients/index.ts'
import { deriveKeys, type Secret } from '#lib/config/index.ts'
import { resealReceipts } from '#lib/grants/index.ts'
import { resealContacts } from '#lib/interactions/index.ts'
import { resealMessages } from '#lib/notify/index.ts'
import type { Storage } from '#lib/storage/index.ts'

/**
 * Puts all that is kept sealed under the first secret, so that the one beside it is needed for nothing at rest. May be
 * run while instances are serving, and again.
 *
 * @returns how many values were sealed anew
 */
export async function resealAll(storage: Storage, secret: Secret): Promise<number> {
  const counts = [
    await resealCredentials(storage, deriveKeys(secret, 'encryption')),
    await resealReceipts(storage, secret),
    await resealMessages(storage, secret),
    await resealContacts(storage, secret),
  ]
  return counts.reduce((sum, count) => sum + count, 0)
}
