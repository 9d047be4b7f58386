import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a presented secret is compared with. */
export function hashSecret(key: Buffer, secret: string): string {
  return createHmac('sha256', key).update('client-secret:').update(secret).digest('base64url')
}

/** Takes the same time wherever the two differ. */
export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
