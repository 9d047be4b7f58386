import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey } from '#lib/config/index.ts'

/**
 * Ties a form to its interaction and to the customer that it was shown to: a post with another's token, or after a
 * change of customer, is not a decision. It is rendered only for the browser that holds the interaction's cookie.
 */
export function formToken(secret: string, uid: string, customerId: string): string {
  const mac = createHmac('sha256', deriveKey(secret, 'form-token')).update(`${uid}\n${customerId}`)
  return `${mac.digest('base64url')}.${customerId}`
}

export function isFormToken(presented: string, secret: string, uid: string, customerId: string): boolean {
  const expected = Buffer.from(formToken(secret, uid, customerId))
  const given = Buffer.from(presented)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whose form it is, be they signed in or not any more; `undefined` for a token that is not ours. */
export function customerOfToken(presented: string, secret: string, uid: string): string | undefined {
  const customerId = presented.slice(presented.indexOf('.') + 1)
  return customerId !== '' && isFormToken(presented, secret, uid, customerId) ? customerId : undefined
}
