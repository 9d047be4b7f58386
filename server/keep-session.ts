import type { IncomingMessage, ServerResponse } from 'node:http'
import { decode } from 'next-auth/jwt'
import { withSignInKey } from '#lib/config/index.ts'
import { type SessionParts, sessionCookie, sessionCookieName } from './session-cookie.ts'

/**
 * Whoever opens a form stays signed in for as long as the request can live, and ten minutes more (AN-015): next-auth's
 * pages extend no session. One that has ended, or was ended, stays so (AN-016).
 */
export async function keepSession(
  request: IncomingMessage,
  response: ServerResponse,
  known: SessionParts,
): Promise<void> {
  if (request.method !== 'GET' || !request.url?.startsWith('/authorize/')) return
  const token = cookieNamed(sessionCookieName(known.publicUrl), request.headers.cookie)
  if (token === undefined) return
  const session = await withSignInKey(known.secret, (secret) => decode({ token, secret }))
  if (session?.sub) response.appendHeader('Set-Cookie', await sessionCookie(session.sub, known))
}

function cookieNamed(name: string, header = ''): string | undefined {
  const pair = header.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}
