import { randomUUID } from 'node:crypto'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
  ResponseBodyError,
  randomPKCECodeVerifier,
} from 'openid-client'
import { homePage, outcomePage, problemPage } from './pages.ts'
import { demoClient } from './provider.ts'

interface Answer {
  readonly html?: string
  readonly location?: string
}

/** The demonstration's client, which knows the authorization server and nothing of the consent server. */
export function demonstration(issuer: string): (url: URL) => Promise<Answer | undefined> {
  const verifiers = new Map<string, string>()
  const tokens = new Map<string, string>()
  let known: Promise<Configuration> | undefined
  const configuration = () => {
    known ??= discovery(new URL(issuer), demoClient.client_id, undefined, None(), {
      execute: [allowInsecureRequests],
    })
    return known
  }

  async function start(): Promise<Answer> {
    const state = randomUUID()
    const verifier = randomPKCECodeVerifier()
    verifiers.set(state, verifier)
    const to = buildAuthorizationUrl(await configuration(), {
      redirect_uri: `${issuer}/client/callback`,
      scope: 'cds_usage',
      authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
      state,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    return { location: to.href }
  }

  async function callback(url: URL): Promise<Answer> {
    const state = url.searchParams.get('state') ?? ''
    const error = url.searchParams.get('error')
    if (error) return { html: outcomePage('Nothing was shared', Object.fromEntries(url.searchParams)) }
    const checks = { expectedState: state, pkceCodeVerifier: verifiers.get(state) ?? '' }
    verifiers.delete(state)
    try {
      const got = await authorizationCodeGrant(await configuration(), url, checks)
      tokens.set(state, got.access_token)
      return { html: outcomePage('Approved', { ...got, access_token: '…' }, state) }
    } catch (fault) {
      if (!(fault instanceof ResponseBodyError)) throw fault
      return { html: problemPage(`The code was refused: ${fault.error}`) }
    }
  }

  async function data(visit: string): Promise<Answer> {
    const answer = await fetch(`${issuer}/data`, {
      headers: { Authorization: `Bearer ${tokens.get(visit)}` },
    })
    const title = answer.ok ? 'What may be read' : 'Nothing may be read any more'
    return { html: outcomePage(title, (await answer.json()) as object, visit) }
  }

  return async (url) => {
    if (url.pathname === '/') return { html: homePage(demoClient.client_name) }
    if (url.pathname === '/client/start') return start()
    if (url.pathname === '/client/callback') return callback(url)
    if (url.pathname === '/client/data') return data(url.searchParams.get('visit') ?? '')
    return undefined
  }
}
