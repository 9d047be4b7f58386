import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { jwtDecrypt } from 'jose'
import { encode } from 'next-auth/jwt'
import { type Profile, type Secret, signInKeys, withSignInKey } from '#lib/config/index.ts'

/** What a session is made of. */
export interface SessionParts {
  readonly secret: Secret
  readonly profile: Pick<Profile, 'sessionMinutes'>
  readonly publicUrl: string
}

/** next-auth's. */
export function sessionCookieName(publicUrl: string): string {
  return `${publicUrl.startsWith('https://') ? '__Secure-' : ''}next-auth.session-token`
}

/** Whose session the cookie holds; `undefined`: none's, or one that has ended. */
export async function customerIdIn(cookie: string | undefined, secret: Secret): Promise<string | undefined> {
  if (cookie === undefined) return undefined
  const session = await withSignInKey(secret, async (key) => {
    const { payload } = await jwtDecrypt(cookie, await tokenKey(key), { clockTolerance: clockToleranceS })
    return payload
  })
  return session?.sub
}

/** next-auth's. */
const clockToleranceS = 15
const tokenKeys = new Map<string, Promise<CryptoKey>>()

/** What next-auth makes of a secret to encrypt a session with. It does so for each of them, and each page has one. */
function tokenKey(secret: string): Promise<CryptoKey> {
  const known = tokenKeys.get(secret)
  if (known) return known
  const bytes = hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32)
  const made = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt'])
  tokenKeys.set(secret, made)
  return made
}

/** `Set-Cookie` of a session of this customer's that begins now; `undefined`: that ends whoever's there is. */
export async function sessionCookie(
  customerId: string | undefined,
  { secret, profile, publicUrl }: SessionParts,
): Promise<string> {
  const maxAge = customerId === undefined ? 0 : profile.sessionMinutes * 60
  const value =
    customerId && (await encode({ token: { sub: customerId }, secret: signInKeys(secret)[0], maxAge }))
  const secure = publicUrl.startsWith('https://') ? '; Secure' : ''
  return `${sessionCookieName(publicUrl)}=${value ?? ''}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}

/** `Set-Cookie` of what next-auth's forms are held against, in a browser that has not been at any of its addresses. */
export function csrfCookie({ secret, publicUrl }: Omit<SessionParts, 'profile'>): string {
  const token = randomBytes(32).toString('hex')
  const hash = createHash('sha256')
    .update(`${token}${signInKeys(secret)[0]}`)
    .digest('hex')
  const [prefix, secure] = publicUrl.startsWith('https://') ? ['__Host-', '; Secure'] : ['', '']
  return `${prefix}next-auth.csrf-token=${token}%7C${hash}; Path=/; HttpOnly; SameSite=Lax${secure}`
}
