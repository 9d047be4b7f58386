import { createHash } from 'node:crypto'
import type { Secret } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { sessionCookie } from '#server/session-cookie.ts'
import { PlainBrowser, type Visited } from '../../e2e/program/browser.ts'
import { changeClient, registerAsMade } from '../../e2e/program/client.ts'
import type { App } from './app.ts'
import type { Copied } from './copy-profile.ts'
import { statesOfForm, statesWithoutSignIn } from './form-states.ts'

/** Where one of the pages is found, as the browser that was led there. */
export interface State {
  readonly name: string
  readonly url: string
  readonly cookie: string
}

export interface Visiting extends Copied {
  readonly app: App
  readonly storage: Storage
  readonly secret: Secret
}

/** What a way to a page is made of. */
export interface Ways extends Visiting {
  /** Scopes that customers are asked for. */
  readonly scopes: readonly string[]
  /** Where a client sends the customer. */
  ask(scope: string, details?: readonly object[]): string
  /** A browser of somebody's; signed in as the customer, or not. */
  open(signedIn?: boolean): Promise<PlainBrowser>
  /** Keeps where a browser is as one of the pages. */
  keep(name: string, browser: PlainBrowser, at: { readonly url: string }): Promise<void>
}

const pages = {
  Home: '/',
  Support: '/support',
  Terms: '/terms',
  Privacy: '/privacy',
  'A request that is refused': '/oauth/authorize?client_id=nobody',
  'Back without an approval': '/clients/any/return?error=access_denied',
  'No such page': '/no-such-page',
}

/** Goes to each of the pages once; `receiptNumber` is of an approval on the way that still stands. */
export async function bringStates(
  visiting: Visiting,
): Promise<{ readonly states: readonly State[]; readonly receiptNumber: string }> {
  const { app, catalog, storage, profile } = visiting
  const scopes = [...catalog.scopes.values()]
    .filter(({ description }) => description.response_types_supported.includes('code'))
    .map(({ description }) => description.id)
  const program = await registerAsMade(app.url, scopes)
  await changeClient(program, { client_name: 'Acme Energy Auditors' })
  const customer = await storage.db.selectFrom('customer').select('id').executeTakeFirstOrThrow()
  const states: State[] = []
  const ways: Ways = {
    ...visiting,
    scopes,
    ask: (scope, details) =>
      `${app.url}/oauth/authorize?${requestOf(program.client.client_id, scope, details)}`,
    open: async (signedIn = false) => {
      const browser = new PlainBrowser(`${app.url}/clients/`)
      const session = { secret: visiting.secret, profile, publicUrl: app.url }
      if (signedIn) await browser.keepCookie(app.url, await sessionCookie(customer.id, session))
      return browser
    },
    keep: async (name, browser, { url }) => {
      states.push({ name, url, cookie: await browser.cookiesFor(url) })
    },
  }
  await (profile.withoutSignIn ? statesWithoutSignIn(ways) : statesOfForm(ways))
  for (const [name, path] of Object.entries(pages)) {
    states.push({ name, url: `${app.url}${path}`, cookie: '' })
  }
  const receipt = await storage.db
    .selectFrom('receipt')
    .innerJoin('grant', 'grant.id', 'receipt.grant_id')
    .select('receipt.number')
    .where('grant.status', '!=', 'revoked')
    .executeTakeFirstOrThrow()
  return { states, receiptNumber: receipt.number }
}

/** Nobody redeems the code. */
const challenge = createHash('sha256').update('of a code that nobody redeems').digest('base64url')

function requestOf(clientId: string, scope: string, details: readonly object[] | undefined): URLSearchParams {
  return new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    scope,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...(details && { authorization_details: JSON.stringify(details) }),
  })
}

/** Presses the button that a selector finds, whatever it is called in this language. */
export function pressOn(
  browser: PlainBrowser,
  page: Visited,
  selector: string,
  typed: Record<string, string | string[]> = {},
): Promise<Visited> {
  const button = page.document.querySelector(selector)
  if (!button) throw new Error(`${page.url} has no ${selector}`)
  return browser.press(page, button.text.trim(), typed)
}
