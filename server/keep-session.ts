import type { IncomingMessage, ServerResponse } from 'node:http'
import { customerIdIn, type SessionParts, sessionCookie, sessionCookieName } from './session-cookie.ts'

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
  const cookie = cookieNamed(sessionCookieName(known.publicUrl), request.headers.cookie)
  const customerId = await customerIdIn(cookie, known.secret)
  if (customerId) response.appendHeader('Set-Cookie', await sessionCookie(customerId, known))
}

function cookieNamed(name: string, header = ''): string | undefined {
  const pair = header.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}
