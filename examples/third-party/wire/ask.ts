import * as oauth from 'openid-client'
import type { AskingClient } from './clients.ts'
import { configure } from './register.ts'

/** What is asked of a customer, as the person at our page left it. */
export interface Asked {
  readonly scope: string
  /** JSON text of the array, or `''` for none. */
  readonly details: string
  readonly loginHint: string
  readonly uiLocales: string
  readonly prompt: string
  readonly pushed: boolean
}

/** What has to be remembered until the customer comes back. */
export interface Pending {
  readonly asked: Asked
  readonly clientId: string
  readonly state: string
  readonly codeVerifier: string
  readonly parameters: Readonly<Record<string, string>>
}

/** Where to send the browser. Throws what the server answers to a pushed request that it refuses. RFC 9126, RFC 7636 */
export async function ask(
  client: AskingClient,
  asked: Asked,
  callback: string,
): Promise<{ pending: Pending; address: URL }> {
  const config = configure(client.server, client.id, client.secret)
  const codeVerifier = oauth.randomPKCECodeVerifier()
  const state = oauth.randomState()
  const parameters: Record<string, string> = {
    redirect_uri: callback,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...given('scope', asked.scope),
    ...given('authorization_details', asked.details),
    ...given('login_hint', asked.loginHint),
    ...given('ui_locales', asked.uiLocales),
    ...given('prompt', asked.prompt),
  }
  const address = asked.pushed
    ? await oauth.buildAuthorizationUrlWithPAR(config, parameters)
    : oauth.buildAuthorizationUrl(config, parameters)
  return { pending: { asked, clientId: client.id, state, codeVerifier, parameters }, address }
}

function given(name: string, value: string): Record<string, string> {
  return value ? { [name]: value } : {}
}

/** The client of ours that has all these scopes; one may have them all, or each its own. */
export function clientFor(clients: readonly AskingClient[], scope: string): AskingClient | undefined {
  const wanted = scope.split(' ').filter(Boolean)
  return clients.find((client) => wanted.every((id) => client.scopes.some((own) => own.id === id)))
}
