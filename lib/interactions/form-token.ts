import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '#lib/config/index.ts'

/**
 * Ties a form to its interaction and to the customer that it was shown to: a post with another's token, or after a
 * change of customer, is not a decision. It is rendered only for the browser that holds the interaction's cookie.
 */
export function formToken(secret: string, uid: string, customerId: string): string {
  return createHmac('sha256', deriveKey(secret, 'form-token'))
    .update(`${uid}\n${customerId}`)
    .digest('base64url')
}

export function isFormToken(presented: string, secret: string, uid: string, customerId: string): boolean {
  const expected = Buffer.from(formToken(secret, uid, customerId))
  const given = Buffer.from(presented)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
