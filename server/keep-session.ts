import type { IncomingMessage, ServerResponse } from 'node:http'
import { decode, encode } from 'next-auth/jwt'
import { type Profile, type Secret, signInKeys, withSignInKey } from '#lib/config/index.ts'

/**
 * Whoever opens a form stays signed in for as long as the request can live, and ten minutes more (AN-015): next-auth's
 * pages extend no session. One that has ended, or was ended, stays so (AN-016).
 */
export async function keepSession(
  request: IncomingMessage,
  response: ServerResponse,
  known: { readonly secret: Secret; readonly profile: Profile; readonly publicUrl: string },
): Promise<void> {
  if (request.method !== 'GET' || !request.url?.startsWith('/authorize/')) return
  const isSecure = known.publicUrl.startsWith('https://')
  const cookie = `${isSecure ? '__Secure-' : ''}next-auth.session-token`
  const token = cookieNamed(cookie, request.headers.cookie)
  if (token === undefined) return
  const session = await withSignInKey(known.secret, (secret) => decode({ token, secret }))
  if (!session?.sub) return
  const maxAge = known.profile.sessionMinutes * 60
  const [secret] = signInKeys(known.secret)
  const kept = await encode({ token: { sub: session.sub }, secret, maxAge })
  response.appendHeader(
    'Set-Cookie',
    `${cookie}=${kept}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`,
  )
}

function cookieNamed(name: string, header = ''): string | undefined {
  const pair = header.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}
