import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { withFewCustomers } from '../few-customers.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, register } from './client.ts'
import { OwnServer } from './server.ts'

type Json = Record<string, unknown>
const numRuns = 500
/** An address with two slashes comes back twice in the headers of one answer: more than `fetch` takes. */
const longestHeaders = 65_536
let server: OwnServer
let program: ProgramClient
/** Of this client and of a request that waits for a customer. */
let known: readonly string[]
let form: Visited
let customer: PlainBrowser

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  server = await OwnServer.start(3992, await withFewCustomers(['chain@acme.example']))
  program = await register(server.url, 'cds_usage')
  const asked = await pushRequest(program, { scope: 'cds_usage', login_hint: 'chain@acme.example' })
  customer = new PlainBrowser(callback)
  form = await customer.press(await customer.get(asked.url), 'Sign in', { password: 'sandbox' })
  const uid = new URL(form.url).pathname.split('/').at(-1) ?? ''
  const [grant] = (await getJson(String(program.metadata.cds_grants_api), program.adminToken))
    .grants as Json[]
  known = [uid, program.client.client_id, program.adminToken, String(grant?.grant_id)]
})

test.afterAll(() => server.kill())

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '\0', 'a\0b', '\ud800', '__proto__', 'constructor', '%', '%00', '../..', '"', '☃'),
  fc.constantFrom('[]', '{}', 'null', '-1', '1e999', '0-9999999', 'P1D', 'approve', 's1.page-999999'),
  fc.constantFrom(
    '+999999-01-01T00:00:00Z',
    '-271821-04-19T00:00:00Z',
    'javascript:alert(1)',
    'x'.repeat(3000),
  ),
  fc.nat(3).map((index) => known[index] ?? ''),
)
const fieldName = fc.oneof(
  fc.constantFrom('client_id', 'scope', 'state', 'response_type', 'redirect_uri', 'request_uri', 'request'),
  fc.constantFrom(
    'authorization_details',
    'login_hint',
    'ui_locales',
    'prompt',
    'cds_grant_id',
    'grant_type',
  ),
  fc.constantFrom(
    'code',
    'refresh_token',
    'client_secret',
    'client_assertion',
    'token',
    'uid',
    'decision',
    'do',
  ),
  fc.constantFrom(
    'callbackUrl',
    'username',
    'password',
    'csrfToken',
    'cursor',
    'before',
    'after',
    'statuses',
  ),
  fc.constantFrom('s1.list', 's1.shown', 's1.entry', 's1.chosen', 's1.search', 's1.page', 'check', 'changed'),
  fc.constantFrom('client_name', 'client_uri', 'redirect_uris', 'cds_status', 'cds_purposes', 'status'),
  nasty,
)
const segment = nasty.map((text) => encodeURIComponent(text.toWellFormed()))
const path = fc.oneof(
  fc.constantFrom('/oauth/authorize', '/oauth/par', '/oauth/token', '/oauth/introspect', '/oauth/revoke'),
  fc.constantFrom('/oauth/register', '/cds/clients', '/cds/messages', '/cds/credentials', '/cds/grants'),
  fc.constantFrom('/cds/customer-data/accounts', '/cds/customer-data/usage-segments', '/usage', '/bills'),
  fc.constantFrom('/api/grants', '/api/drafts', '/api/another-account', '/login', '/', '/docs', '/register'),
  fc.constantFrom(
    '/api/auth/callback/credentials',
    '/api/auth/signin',
    '/api/auth/session',
    '/api/auth/signout',
  ),
  fc
    .tuple(
      fc.constantFrom('/oauth/authorize', '/cds/clients', '/cds/grants', '/cds/credentials', '/cds/messages'),
      segment,
    )
    .map((parts) => parts.join('/')),
  fc
    .tuple(
      fc.constantFrom('/authorize', '/receipts', '/docs/scopes', '/docs/errors', '/api/auth', ''),
      segment,
    )
    .map((parts) => parts.join('/')),
  segment.map((text) => `/clients/${text}/return`),
  segment.map((text) => `/api/receipts/${text}/revoke`),
  fc.tuple(segment, segment).map(([uid, section]) => `/api/selection/${uid}/${section}`),
  fc.constantFrom(
    '/authorize/%ff',
    '/docs/%',
    '/%5c',
    '/cds/grants/%ff',
    '//',
    '/receipts/%2f',
    '/api/receipts/%00/revoke',
    '/_next/image',
  ),
)
const header = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 })
const headers = fc.record({
  'content-type': header(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
  ),
  authorization: fc.oneof(
    header('Bearer', 'Bearer x', 'Basic %', `Basic ${btoa('%:%')}`, `Basic ${btoa('%00:%00')}`),
    fc.constant(undefined).map(() => `Bearer ${program.adminToken}`),
    fc.constant(undefined).map(() => `Basic ${btoa(`${program.client.client_id}:${program.secret}`)}`),
  ),
  cookie: header(
    '_interaction=%',
    '_interaction_resume=x; _interaction_resume.sig=%ZZ',
    'next-auth.session-token=a.b.c.d.e',
    'next-auth.callback-url=javascript:alert(1)',
    'next-auth.csrf-token=%; NEXT_LOCALE=__proto__; =; ;',
  ),
  'accept-language': header('constructor', '*', 'en;q=abc', 'x'.repeat(2000)),
  rsc: header('1'),
  'next-router-state-tree': header('%', '%5B%5D'),
  'next-action': header('x', 'a'.repeat(42)),
})
const fields = fc.array(fc.tuple(fieldName, nasty), { maxLength: 6 })
const body = fc.oneof(
  fields.map((pairs) =>
    new URLSearchParams(pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()])).toString(),
  ),
  fields.map((pairs) => JSON.stringify(Object.fromEntries(pairs))),
  fc.json(),
  fc.constantFrom('['.repeat(50_000), '{"__proto__":{}}', '\ufeff{}', `{"scope":"${'x'.repeat(300_000)}"}`),
)

test('whatever comes to whatever address is no fault of ours, and what is refused leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      path,
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'),
      headers,
      fields,
      body,
      async (address, method, sent, query, content) => {
        const before = server.countRows()
        const search = new URLSearchParams(
          query.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]),
        )
        const status = await statusOf(
          `${server.url}${address}?${search}`.slice(0, 12_000),
          method,
          Object.fromEntries(
            Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== undefined),
          ),
          method !== 'GET' && method !== 'HEAD' ? content : undefined,
        )
        expect(status).toBeLessThan(500)
        if (status >= 400) expect(server.countRows()).toEqual(before)
      },
    ),
    { numRuns },
  )
})

test('whatever the form is posted with, there is a page, and nothing is decided that was not chosen', async () => {
  const posted = fieldsOf(form)
  const before = server.countRows()
  const names = [...new Set([...posted.keys(), 's1.entry', 's1.chosen', 's1.future', 'do', '__proto__'])]
  const unchosen = nasty.filter((text) => !/^\d+(-\d+)?$/.test(text)) // else it could be a choice
  const changes = fc.array(fc.tuple(fc.constantFrom(...names), unchosen, fc.boolean()), {
    minLength: 1,
    maxLength: 4,
  })
  const address = fc.constantFrom('/api/grants', '/api/drafts')
  await fc.assert(
    fc.asyncProperty(address, changes, async (to, changed) => {
      const fields = new URLSearchParams(posted)
      fields.set('decision', 'approve') // while nothing is chosen
      for (const [name, value, again] of changed) {
        if (again) fields.append(name, value.toWellFormed())
        else fields.set(name, value.toWellFormed())
      }
      const page = await customer.post(`${server.url}${to}`, fields)
      expect(page.status).toBeLessThan(500)
      expect(page.document.querySelectorAll('h1')).toHaveLength(1)
      expect(server.countRows()).toEqual(before)
    }),
    { numRuns: 100 },
  )
})

async function statusOf(
  address: string,
  method: string,
  sent: Record<string, string>,
  content: string | undefined,
): Promise<number> {
  const length = content === undefined ? {} : { 'content-length': Buffer.byteLength(content) }
  const asked = request(address, {
    method,
    headers: { ...sent, ...length },
    maxHeaderSize: longestHeaders,
  })
  asked.end(content)
  const [answer]: IncomingMessage[] = await once(asked, 'response')
  if (!answer) throw new Error('no answer')
  await buffer(answer)
  return answer.statusCode ?? 0
}

function fieldsOf({ document }: Visited): URLSearchParams {
  const inputs = document.querySelectorAll('form[action="/api/grants"] input:not([type=checkbox])')
  return new URLSearchParams(
    inputs.map((input) => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']),
  )
}
