import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import type { AuthOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { cache } from 'react'
import { pagePaths, signInKeys, withSignInKey } from '#lib/config/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import { isOutage } from '#lib/errors/index.ts'
import { markSignedIn, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { customerIdIn, sessionCookieName } from '#server/session-cookie.ts'
import { customerOfAccount, providersOf } from './sign-in-providers.ts'

/**
 * next-auth, over the utility's directory. Its session is the only one that counts.
 *
 * @param given `csrfCookie` as the request has it: whatever key it was made with stands for this request;
 *   `callbackUrl`: where a sign-in that is under way leads
 */
export function signInOptions({
  csrfCookie,
  callbackUrl,
}: {
  readonly csrfCookie?: string | undefined
  readonly callbackUrl?: string
} = {}): AuthOptions {
  const { environment, profile, secret, log } = getRuntime()
  const keys = signInKeys(secret)
  process.env.NEXTAUTH_URL = environment.publicUrl // the one place where next-auth looks
  return {
    secret: csrfKeyOf(csrfCookie, keys),
    jwt: {
      secret: keys[0],
      decode: (given) => withSignInKey(secret, (key) => decode({ ...given, secret: key })),
    },
    session: { strategy: 'jwt', maxAge: profile.sessionMinutes * 60 },
    pages: { signIn: pagePaths.signIn, error: pagePaths.signIn },
    providers: providersOf(profile.signIn),
    callbacks: {
      signIn: async ({ user, account, credentials, profile: claims }) => {
        if (account?.type === 'oauth') {
          const customer = await customerOfAccount(account.provider, { ...claims }, callbackUrl)
          if (typeof customer === 'string') return signInFault(customer)
          user.id = customer.id
        }
        const uid = uidOfAddress(callbackUrl)
        if (uid)
          await signedInFor(uid, account?.provider === 'credentials' ? credentials?.path : account?.provider)
        return true
      },
      redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
      jwt: ({ token, user }) => (user ? { sub: user.id } : token),
    },
    logger: {
      error: (code) => log('sign-in fault', { code }),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** @param path the way to sign in as the browser names it; the first one for passwords, where it does not */
async function signedInFor(uid: string, path: unknown): Promise<void> {
  const { storage, profile, funnel, now } = getRuntime()
  const way =
    profile.signIn.find(({ id }) => id === path) ?? profile.signIn.find(({ kind }) => kind === 'password')
  const reached = await markSignedIn(storage, uid, { signIn: way?.id ?? '', at: isoInstant(now()) })
  if (reached) funnel.reached(reached)
}

/** next-auth has one key for these cookies; one made with a key that is only accepted is good for the post it is for. */
function csrfKeyOf(cookie: string | undefined, keys: readonly [string, ...string[]]): string {
  const [token = '', hash] = cookie?.split('|') ?? []
  const made = keys.find((key) => createHash('sha256').update(`${token}${key}`).digest('hex') === hash)
  return made ?? keys[0]
}

/** A sign-in leads to pages of this server alone; in place of any other, to the first one. */
function ownAddress(address: string, publicUrl: string): string {
  const target = URL.canParse(address, publicUrl) ? new URL(address, publicUrl) : undefined
  return target?.origin === new URL(publicUrl).origin ? target.href : publicUrl
}

/** Who is signed in in this browser, as the directory knows them now. Asked once a request. */
export const signedInCustomer = cache(async (): Promise<Customer | undefined> => {
  if (getRuntime().profile.withoutSignIn) return undefined
  const id = await customerIdOfSession()
  return id ? getRuntime().directory.find(id) : undefined
})

/** next-auth's own way to a session makes the cookie again each time, which a page cannot set. */
const customerIdOfSession = cache(async (): Promise<string | undefined> => {
  const { environment, secret } = getRuntime()
  return customerIdIn((await cookies()).get(sessionCookieName(environment.publicUrl))?.value, secret)
})

/** Who is signed in, as far as it is known. */
export interface KnownCustomer {
  readonly id: string
  /** `undefined` while the directory does not answer. */
  readonly name: string | undefined
}

/**
 * Who is signed in, for pages that show what is ours: grants and receipts. While the directory does not answer, the
 * session alone says it (docs/decisions/086).
 */
export async function customerOfSession(): Promise<KnownCustomer | undefined> {
  try {
    return await signedInCustomer()
  } catch (error) {
    if (!isOutage(error)) throw error
    const id = await customerIdOfSession()
    return id ? { id, name: undefined } : undefined
  }
}

/** Where a browser is led to sign in; this way also sets next-auth's cookies, without any JavaScript. */
export function signInAddress(backTo: string): string {
  return `/api/auth/signin?${new URLSearchParams({ callbackUrl: backTo })}`
}

/** The sign-in page, once its cookies are set: open at one of the ways, or saying why it is back. */
export function signInPage(says: {
  callbackUrl: string
  path?: string
  error?: string
  code?: string
}): string {
  return `${pagePaths.signIn}?${new URLSearchParams(says)}`
}

function signInFault(error: string): string {
  return `${pagePaths.signIn}?${new URLSearchParams({ error })}`
}

/** What next-auth's forms carry against posts from elsewhere; `undefined` until its cookie is set. */
export function csrfTokenIn(cookies: {
  get(name: string): { value: string } | undefined
}): string | undefined {
  return csrfCookieIn(cookies)?.split('|')[0] || undefined
}

export function csrfCookieIn(cookies: {
  get(name: string): { value: string } | undefined
}): string | undefined {
  const cookie = cookies.get('__Host-next-auth.csrf-token') ?? cookies.get('next-auth.csrf-token')
  return cookie?.value
}
