import { createHmac, timingSafeEqual } from 'node:crypto'
import { deriveKey, deriveKeys, type Secret } from '#lib/config/index.ts'

/**
 * Ties a form to its interaction and to the customer that it was shown to: a post with another's token, or after a
 * change of customer, is not a decision. It is rendered only for the browser that holds the interaction's cookie.
 */
export function formToken(secret: Secret, uid: string, customerId: string): string {
  return tokenWith(deriveKey(secret, 'form-token'), uid, customerId)
}

function tokenWith(key: Buffer, uid: string, customerId: string): string {
  const mac = createHmac('sha256', key).update(`${uid}\n${customerId}`)
  return `${mac.digest('base64url')}.${customerId}`
}

export function isFormToken(presented: string, secret: Secret, uid: string, customerId: string): boolean {
  const given = Buffer.from(presented)
  return deriveKeys(secret, 'form-token').some((key) => {
    const expected = Buffer.from(tokenWith(key, uid, customerId))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

/** Whose form it is, be they signed in or not any more; `undefined` for a token that is not ours. */
export function customerOfToken(presented: string, secret: Secret, uid: string): string | undefined {
  const customerId = presented.slice(presented.indexOf('.') + 1)
  return customerId !== '' && isFormToken(presented, secret, uid, customerId) ? customerId : undefined
}
