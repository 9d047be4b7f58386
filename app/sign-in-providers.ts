import type { AuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { Profile, SignInPath } from '#lib/config/index.ts'
import type { Customer } from '#lib/customers/index.ts'
import { findInteraction, trySignInCode, uidOfAddress } from '#lib/interactions/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { cookieIn, signInCodeCookie } from './sign-in-cookies.ts'

type Way<Kind extends SignInPath['kind']> = Extract<SignInPath, { kind: Kind }>
type Claims = Readonly<Record<string, unknown>> & { readonly sub: string }

/** The profile's ways to sign in, as next-auth knows them: one for all passwords, one for each of the others. */
export function providersOf(signIn: Profile['signIn']): AuthOptions['providers'] {
  const passwords = signIn.filter((path) => path.kind === 'password')
  return [
    ...(passwords.length > 0 ? [passwordProvider(passwords)] : []),
    ...signIn.flatMap((path) => (path.kind === 'openid-connect' ? [openIdProvider(path)] : [])),
    ...signIn.flatMap((path) => (path.kind === 'one-time-code' ? [codeProvider(path)] : [])),
  ]
}

function passwordProvider(paths: readonly Way<'password'>[]) {
  return credentials({
    credentials: { username: { type: 'text' }, password: { type: 'password' }, path: { type: 'text' } },
    authorize: async (given) => {
      const { username = '', password = '' } = given ?? {}
      const path = paths.find(({ id }) => id === given?.path) ?? paths[0]
      if (username === '' || username.length > 320 || password.length > 1024) return null
      if (/\p{Cc}/u.test(username)) return null // nobody's name, and no database takes a NUL
      return (await getRuntime().directory.signIn(username.trim(), password, path?.id)) ?? null
    },
  })
}

/** Thrown as what the sign-in page is to say. */
const codeFaults = { wrong: 'CodeWrong', late: 'CodeGone', spent: 'CodeSpent', none: 'CodeGone' } as const

function codeProvider({ id, tries }: Way<'one-time-code'>) {
  return credentials({
    id,
    credentials: { code: { type: 'text' } },
    authorize: async (given, request) => {
      const { storage, secret, directory, now } = getRuntime()
      const asked = cookieIn(request.headers?.cookie, signInCodeCookie) ?? ''
      const code = (given?.code ?? '').replace(/\s/g, '')
      if (!/^\d{6}$/.test(code)) throw new Error('CodeDigits')
      const tried = await trySignInCode({ storage, secret }, { id: asked, code, tries, now: now() })
      if (tried.kind !== 'right') throw new Error(codeFaults[tried.kind])
      const customer = await directory.reachedBy(tried.contact)
      if (!customer) throw new Error(codeFaults.none)
      return customer
    },
  })
}

/** Discovery at each sign-in, so that keys may rotate; state, nonce and PKCE are next-auth's. */
function openIdProvider(path: Way<'openid-connect'>): OAuthConfig<Claims> {
  return {
    id: path.id,
    name: path.id,
    type: 'oauth',
    wellKnown: `${path.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: path.clientId,
    clientSecret: getRuntime().clientSecrets.get(path.id) ?? '',
    authorization: { params: { scope: path.scope } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: ({ sub }) => ({ id: sub }),
  }
}

/** Clocks of others may be as far away from ours. */
const mostSkewMs = 60_000

/**
 * Whom the utility means by an account of its provider.
 *
 * @returns a reason not to let them in: nobody's account, or signed in before a request that wants it done anew
 */
export async function customerOfAccount(
  pathId: string,
  claims: Readonly<Record<string, unknown>>,
  callbackUrl: string | undefined,
): Promise<Customer | 'NoCustomer' | 'Failed'> {
  const { profile, storage, directory } = getRuntime()
  const path = profile.signIn.find(({ id }) => id === pathId)
  if (path?.kind !== 'openid-connect') return 'Failed'
  const uid = uidOfAddress(callbackUrl)
  const interaction = uid ? await findInteraction(storage.db, uid) : undefined
  if (interaction?.mustSignIn && typeof claims.auth_time === 'number') {
    if (claims.auth_time * 1000 < Date.parse(interaction.created) - mostSkewMs) return 'Failed'
  }
  const subject = claims[path.claim]
  const isName = typeof subject === 'string' || typeof subject === 'number'
  return (isName && (await directory.knownBy(String(subject), path.id))) || 'NoCustomer'
}
