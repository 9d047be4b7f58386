import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Provider } from 'oidc-provider'

/**
 * Whether this browser is the one that began the interaction, by the engine's signed cookie, which is sent to the
 * form's own address only. Whoever shows the form must ask, or a stranger's link could be approved.
 */
export function sawInteractionCookie(
  provider: Provider,
  cookieHeader: string | null | undefined,
  uid: string,
): boolean {
  return signedCookie(provider, cookieHeader, '_interaction') === uid
}

/** The interaction whose result this browser may fetch. */
export function resumedInteraction(
  provider: Provider,
  cookieHeader: string | null | undefined,
): string | undefined {
  return signedCookie(provider, cookieHeader, '_interaction_resume')
}

function signedCookie(provider: Provider, header: string | null | undefined, name: string) {
  if (!header) return undefined
  const request = new IncomingMessage(new Socket())
  request.headers.cookie = header
  const context = provider.createContext(request, new ServerResponse(request))
  return context.cookies.get(name, { signed: true })
}
