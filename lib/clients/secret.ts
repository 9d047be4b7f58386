import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '#lib/config/index.ts'

/** What a secret is kept as, to be compared with. */
export function hashSecret([key]: Keys, secret: string): string {
  return hashWith(key, secret)
}

/** What a presented secret may have been kept as. */
export function hashesOfSecret(keys: Keys, secret: string): readonly string[] {
  return keys.map((key) => hashWith(key, secret))
}

function hashWith(key: Buffer, secret: string): string {
  return createHmac('sha256', key).update('client-secret:').update(secret).digest('base64url')
}

/** Takes the same time wherever the two differ. */
export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
