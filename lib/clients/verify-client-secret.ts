import type { Temporal } from 'temporal-polyfill'
import type { Keys } from '#lib/config/index.ts'
import type { Db } from '#lib/storage/index.ts'
import { hashesOfSecret } from './secret.ts'
import { findStanding, matchCredential } from './standing.ts'

/**
 * The credential whose secret a client presents; every one that has not expired counts (CR-011).
 *
 * `undefined` for an unknown client as for a wrong, expired or disabled client's secret.
 *
 * @param secretKeys `deriveKeys(secret, 'encryption')`
 */
export async function verifyClientSecret(
  db: Db,
  secretKeys: Keys,
  clientId: string,
  presentedSecret: string,
  now: Temporal.Instant,
): Promise<{ credentialId: string } | undefined> {
  const standing = await findStanding(db, clientId)
  const credentialId = standing && matchCredential(standing, hashesOfSecret(secretKeys, presentedSecret), now)
  return credentialId === undefined ? undefined : { credentialId }
}
