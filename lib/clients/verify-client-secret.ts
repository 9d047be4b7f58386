import { Temporal } from 'temporal-polyfill'
import type { Db } from '#lib/storage/index.ts'
import { hashSecret, sameHash } from './secret.ts'

/**
 * The credential whose secret a client presents; every one that has not expired counts (CR-011).
 *
 * `undefined` for an unknown client as for a wrong, expired or disabled client's secret. Asked at every token
 * request, so it is one read by an index and one hash.
 *
 * @param secretKey `deriveKey(secret, 'encryption')`
 */
export async function verifyClientSecret(
  db: Db,
  secretKey: Buffer,
  clientId: string,
  presentedSecret: string,
  now: Temporal.Instant,
): Promise<{ credentialId: string } | undefined> {
  const credentials = await db
    .selectFrom('credential')
    .select(['id', 'secret_hash', 'expires_at'])
    .where('client_id', '=', clientId) // credential_client
    .execute()
  const presented = hashSecret(secretKey, presentedSecret)
  const match = credentials.find(
    ({ secret_hash, expires_at }) => sameHash(secret_hash, presented) && !isPast(expires_at, now),
  )
  return match && { credentialId: match.id }
}

function isPast(expires: string | null, now: Temporal.Instant): boolean {
  return expires !== null && Temporal.Instant.compare(Temporal.Instant.from(expires), now) <= 0
}
