import { createHash } from 'node:crypto'
import { clientsOfBareEngine, registerAtOurs } from './clients.ts'
import type { Clients } from './endpoints.ts'
import { home, password } from './long-lists.ts'
import { type Page, Visitor } from './visitor.ts'

const verifier = 'v'.repeat(43)
const challenge = createHash('sha256').update(verifier).digest('base64url')

/** A server that asks its users for consent, and how they give it. */
export interface Site {
  readonly url: string
  readonly client: Clients['consent']
  readonly authorizePath: string
  /** From the sign-in page to the form. */
  signIn(visitor: Visitor, page: Page, username: string): Promise<Page>
  /** From the form back to the client. */
  approve(visitor: Visitor, form: Page): Promise<Page>
}

export function bareSite(url: string): Site {
  return {
    url,
    client: clientsOfBareEngine(url).consent,
    authorizePath: '/auth',
    signIn: (visitor, page, login) => visitor.press(page, 'Sign-in', { login, password }),
    approve: (visitor, form) => visitor.press(form, 'Continue'),
  }
}

export async function ourSite(url: string): Promise<Site> {
  return {
    url,
    client: (await registerAtOurs(url)).consent,
    authorizePath: '/oauth/authorize',
    signIn: (visitor, page, username) => visitor.press(page, 'Sign in', { username, password }),
    approve: (visitor, form) => visitor.press(form, 'Approve'),
  }
}

/** One customer's consent, from the pushed request to the token. */
export async function wholeFlow(site: Site): Promise<void> {
  const { visitor, form } = await openForm(site, home)
  const { url } = await site.approve(visitor, form)
  await redeem(site, url)
}

/** The access token for the code in the address that the customer was led back to. */
export async function redeem(site: Site, address: string): Promise<string> {
  const code = new URL(address).searchParams.get('code')
  if (!code) throw new Error(`no code came back: ${address}`)
  const answer = await post<{ access_token: string }>(site, '/oauth/token', {
    grant_type: 'authorization_code',
    redirect_uri: site.client.redirectUri,
    code,
    code_verifier: verifier,
  })
  return answer.access_token
}

/** A form as its customer sees it, signed in, with everything electric chosen. */
export async function openForm(site: Site, username: string): Promise<{ visitor: Visitor; form: Page }> {
  const { id, redirectUri } = site.client
  const { request_uri } = await post<{ request_uri: string }>(site, '/oauth/par', {
    client_id: id,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
    state: 'a-state-that-is-kept',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  const visitor = new Visitor(redirectUri)
  const query = new URLSearchParams({ client_id: id, request_uri })
  const page = await visitor.get(`${site.url}${site.authorizePath}?${query}`)
  return { visitor, form: await site.signIn(visitor, page, username) }
}

async function post<Answer>(
  { url, client }: Site,
  path: string,
  fields: Record<string, string>,
): Promise<Answer> {
  const credentials = Buffer.from(`${client.id}:${client.secret}`).toString('base64')
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams(fields),
  })
  if (!response.ok) throw new Error(`${url}${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
