import { createHmac, timingSafeEqual } from 'node:crypto'
import { consentRequestPaths, deriveKey, deriveKeys, pagePaths, type Secret } from '#lib/config/index.ts'

const cookieName = 'consent-request'
/** As long as a request waits, and the way back after it. */
const lifetimeS = 4200

/**
 * `Set-Cookie` lines that bind a request to the browser that opened its form: sent to the form's own address, and on
 * the way back.
 */
export function browserCookies(secret: Secret, uid: string, publicUrl: string): readonly string[] {
  const mark = macOf(deriveKey(secret, 'consent-cookie'), uid)
  const secure = publicUrl.startsWith('https://') ? '; Secure' : ''
  return [pagePaths.authorize(uid), consentRequestPaths.request(uid)].map(
    (path) => `${cookieName}=${mark}; Path=${path}; Max-Age=${lifetimeS}; HttpOnly; SameSite=Lax${secure}`,
  )
}

/** Whether the browser that sends these cookies is the one that opened the form. */
export function isSameBrowser(secret: Secret, cookieHeader: string | null | undefined, uid: string): boolean {
  const pair = cookieHeader?.split(/;\s*/).find((one) => one.startsWith(`${cookieName}=`))
  const given = Buffer.from(pair?.slice(cookieName.length + 1) ?? '')
  return deriveKeys(secret, 'consent-cookie').some((key) => {
    const expected = Buffer.from(macOf(key, uid))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}

function macOf(key: Buffer, uid: string): string {
  return createHmac('sha256', key).update(uid).digest('base64url')
}
