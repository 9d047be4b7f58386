import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { loadProfile, type Profile } from '#lib/config/index.ts'
import { openInteraction } from '#lib/interactions/index.ts'
import { type Runtime, setRuntime } from '#lib/runtime/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { pageHeaders } from './page-headers.ts'

const publicUrl = 'https://utility.example'

test.each([
  ['https://client.example/back?x=1', "form-action 'self' https:"],
  ['http://localhost:3001/callback', "form-action 'self' http:"],
  ['http://[::1]:3001/callback', "form-action 'self' http:"],
  ['com.acme.app:/callback', "form-action 'self' com.acme.app:"],
  [`${publicUrl}/clients/x/return`, "form-action 'self'"],
])(
  'PR-021 a form may lead on by its client’s way back, here %s, and by no other',
  async (redirectUri, policy) => {
    await using pages = await somePages({ redirect_uri: redirectUri })
    const form = await pages.get('/authorize/uid-1')
    expect(form.policy.split('; ').at(-1)).toBe(policy)
    const signIn = await pages.get(`/login?callbackUrl=${encodeURIComponent(`${publicUrl}/authorize/uid-1`)}`)
    expect(signIn.policy.split('; ').at(-1)).toBe(policy)
    expect((await pages.get('/')).policy.split('; ').at(-1)).toBe("form-action 'self'")
  },
)

test('PR-021 a sign-in may lead on to the utility’s own provider, and no other page may', async () => {
  const { signIn } = loadProfile('two-rivers')
  await using pages = await somePages({ redirect_uri: 'com.acme.app:/callback' }, { signIn })
  const signInPage = await pages.get(`/login?callbackUrl=${encodeURIComponent('/authorize/uid-1')}`)
  expect(signInPage.policy.split('; ').at(-1)).toBe("form-action 'self' com.acme.app: http:")
  expect((await pages.get('/authorize/uid-1')).policy.split('; ').at(-1)).toBe(
    "form-action 'self' com.acme.app:",
  )
})

test('PR-021 only scripts and styles with this answer’s nonce run, and nothing comes from elsewhere', async () => {
  await using pages = await somePages({})
  const [one, other] = [await pages.get('/'), await pages.get('/')]
  expect(one.policy).toMatch(/^default-src 'none'; /)
  expect(one.policy).not.toMatch(/unsafe|\*|data:|https?:/)
  for (const kind of ['script', 'style']) {
    expect(one.policy).toMatch(new RegExp(`${kind}-src [^;]*'nonce-${escaped(one.told.nonce)}'`))
  }
  expect(one.told.nonce).not.toBe(other.told.nonce)
  expect(one.headers.get('referrer-policy')).toBe('no-referrer')
  expect(one.headers.get('x-content-type-options')).toBe('nosniff')
})

test('PR-021 no page can be framed, but by those whom the profile names', async () => {
  await using closed = await somePages({})
  for (const path of ['/authorize/uid-1', '/connections', '/']) {
    const answer = await closed.get(path)
    expect(answer.policy).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
  }
  const [app, portal] = ['https://app.example', 'https://portal.example']
  await using open = await somePages(
    {},
    {
      embedding: {
        frameOrigins: [app],
        portal: { origins: [portal], issuer: portal, keys: `${portal}/keys`, subjects: '' },
      },
    },
  )
  for (const [path, framers] of [
    ['/authorize/uid-1', app],
    ['/login?callbackUrl=/authorize/uid-1', app],
    ['/connections', portal],
    ['/receipts/ABCD', portal],
    ['/login?callbackUrl=/connections', portal],
    ['/terms', `${app} ${portal}`],
  ] as const) {
    const framed = await open.get(path)
    expect(framed.policy).toContain(`frame-ancestors ${framers};`)
    expect(framed.headers.get('x-frame-options')).toBeNull()
  }
})

test.each([
  [{}, 'same-origin'],
  [{ display: 'page' }, 'same-origin'],
  [{ display: 'popup' }, null],
])('PR-021 the window that opened a request holds it only as a pop-up: %j', async (params, policy) => {
  await using pages = await somePages(params)
  for (const path of ['/authorize/uid-1', '/login?callbackUrl=/authorize/uid-1']) {
    expect((await pages.get(path)).headers.get('cross-origin-opener-policy')).toBe(policy)
  }
  const own = await pages.get('/connections')
  expect(own.headers.get('cross-origin-opener-policy')).toBe('same-origin')
})

test('the language is the request’s, then the browser’s, and never what a browser claims we chose', async () => {
  await using pages = await somePages({ ui_locales: 'sv es-MX' })
  expect((await pages.get('/authorize/uid-1', { 'accept-language': 'en' })).told.locale).toBe('es')
  expect((await pages.get('/', { 'accept-language': 'es;q=0.8, sv' })).told.locale).toBe('es')
  expect((await pages.get('/?ui_locales=es', { 'accept-language': 'en' })).told.locale).toBe('es')
  const forged = { 'accept-language': 'en', 'x-wattgrant-locale': 'es', 'x-nonce': 'mine' }
  expect((await pages.get('/', forged)).told).toMatchObject({ locale: 'en' })
  expect((await pages.get('/', forged)).told.nonce).not.toBe('mine')
})

test.each(['/authorize/nobody', '/authorize/%00', '/receipts/ABCD-EFGH-JKLM', '/receipts/%00'])(
  'RC-006 there is nothing at %s',
  async (path) => {
    await using pages = await somePages({})
    expect((await pages.get(path)).status).toBe(404)
  },
)

test('an address that cannot be read leads to no page', async () => {
  await using pages = await somePages({})
  expect((await pages.get('/receipts/%ff')).told.url).toBe('/no-such-page')
})

const escaped = (text: string) => text.replace(/[+/=]/g, '\\$&')

/** Answers with what a page would be told, on each path; there is one request, `uid-1`. */
async function somePages(params: Record<string, string>, says: Partial<Profile> = {}) {
  const storage = await storages[0]?.open()
  if (!storage) throw new Error('no storage')
  await openInteraction(storage, {
    uid: 'uid-1',
    clientId: 'client',
    params,
    returnTo: `${publicUrl}/oauth/authorize/uid-1`,
    created: '2026-03-01T12:00:00.000Z',
    expires: '2026-03-01T13:00:00.000Z',
    mustSignIn: false,
  })
  const utility = 'example-gas-electric'
  const known: Pick<Runtime, 'environment' | 'profile' | 'storage'> = {
    environment: {
      mode: 'sandbox',
      port: 0,
      publicUrl,
      utility,
      utilitiesFolder: 'utilities',
      databaseUrl: '',
      secret: undefined,
      otherSecret: undefined,
      stopNoticeS: 0,
      smtpUrl: undefined,
      metricsAddress: undefined,
    },
    profile: { ...loadProfile(utility), ...says },
    storage,
  }
  setRuntime(known as Runtime)
  const server = createServer(async (request, response) => {
    await pageHeaders(request, response)
    const { 'x-nonce': nonce, 'x-wattgrant-locale': locale } = request.headers
    response.end(JSON.stringify({ nonce, locale, url: request.url }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    async get(path: string, headers: Record<string, string> = {}) {
      const answer = await fetch(base + path, { headers })
      return {
        status: answer.status,
        headers: answer.headers,
        policy: answer.headers.get('content-security-policy') ?? '',
        told: (await answer.json()) as { nonce: string; locale: string; url: string },
      }
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await storage[Symbol.asyncDispose]()
    },
  }
}
