import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, redeem, register } from './client.ts'

type Json = Record<string, unknown>
const utility = profiles[0]?.url ?? ''
let program: ProgramClient

test.beforeAll(async () => {
  program = await register(utility, 'cds_usage')
})

/** Every address that answers only to a token: those of the metadata, and those of this client's own objects. */
async function guarded(): Promise<{ address: string; forAdmin: boolean }[]> {
  const { metadata, adminToken } = program
  const named = Object.entries(metadata).filter(([name]) => /^cds_.*_api$/.test(name))
  const administration = /^cds_(clients|messages|credentials|grants)_api$/
  const listings = named.filter(([name]) => administration.test(name)).map(([, address]) => String(address))
  const objects = await Promise.all(listings.map((address) => getJson(address, adminToken)))
  const own = new Set(addressesIn(objects).filter((address) => address.startsWith(`${utility}/cds/`)))
  const data = named.filter(([name]) => !administration.test(name)).map(([, address]) => String(address))
  return [
    ...[...listings, ...own].map((address) => ({ address, forAdmin: true })),
    ...[...data, ...addressesIn(metadata.wattgrant_draft_apis)].map((address) => ({
      address,
      forAdmin: false,
    })),
  ]
}

function addressesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(addressesIn) : []
}

const call = (address: string, authorization?: string) =>
  fetch(address, authorization === undefined ? {} : { headers: { authorization } })

test('SE-017, SE-018, CL-001, CR-001, MS-003, GR-002, AP-021, AP-024 no API answers without a good token', async () => {
  const revoked = await aRevokedToken()
  const addresses = await guarded()
  expect(addresses.filter(({ forAdmin }) => forAdmin).length).toBeGreaterThan(10)
  expect(addresses.filter(({ forAdmin }) => !forAdmin).length).toBeGreaterThan(10)
  for (const { address, forAdmin } of addresses) {
    const good = forAdmin ? program.adminToken : ''
    for (const missing of [
      call(address),
      call(address, `Basic ${btoa(`${program.client.client_id}:${program.secret}`)}`),
      call(address, 'Bearer'),
      call(`${address}?access_token=${good}`),
    ]) {
      const answer = await missing
      expect(answer.status, address).toBe(401)
      expect(answer.headers.get('www-authenticate'), address).toBe('Bearer realm="wattgrant"')
    }
    for (const token of ['made-up', `${good || 'x'}x`, revoked, program.secret]) {
      const answer = await call(address, `Bearer ${token}`)
      expect(answer.status, address).toBe(401)
      expect(answer.headers.get('www-authenticate'), address).toContain('error="invalid_token"')
      expect(await answer.json()).toMatchObject({ error: 'invalid_token' })
    }
  }
})

test('SE-018, AP-025, CL-002 a token for something else opens nothing, nor does one of another registration', async () => {
  const [data, stranger] = [await aDataToken(), (await register(utility, 'cds_usage')).adminToken]
  for (const { address, forAdmin } of await guarded()) {
    const foreign = await call(address, `Bearer ${forAdmin ? data : program.adminToken}`)
    expect(foreign.status, address).toBe(403)
    expect(foreign.headers.get('www-authenticate'), address).toContain('error="insufficient_scope"')
    expect(await foreign.json()).toMatchObject({ error: 'insufficient_scope' })
    if (!forAdmin) continue
    const answer = await call(address, `Bearer ${stranger}`)
    const own = JSON.stringify(await answer.json())
    expect([200, 404], address).toContain(answer.status)
    expect(own, address).not.toContain(program.client.client_id)
  }
})

async function aDataToken(): Promise<string> {
  const asked = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
    login_hint: 'home@example.com',
    ui_locales: 'en',
  })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(asked.url), 'Sign in', { password: 'sandbox' })
  return (await redeem(program, (await browser.press(form, 'Approve')).url, asked)).access_token
}

async function aRevokedToken(): Promise<string> {
  const token = await aDataToken()
  const basic = `Basic ${btoa(`${program.client.client_id}:${program.secret}`)}`
  const answer = await fetch(String(program.server.revocation_endpoint), {
    method: 'POST',
    headers: { authorization: basic },
    body: new URLSearchParams({ token }),
  })
  expect(answer.status).toBe(200)
  return token
}

function send(address: string, method: 'POST' | 'PUT' | 'PATCH', body: string, type = 'application/json') {
  return fetch(address, {
    method,
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': type },
    body,
  })
}

/** What a client may not say of itself, by the field. */
const hurtful: [field: string, value: unknown][] = [
  ['client_uri', 'javascript:alert(1)'],
  ['client_uri', ' javascript:alert(1)'],
  ['client_uri', 'https://utility.example@elsewhere.example/'],
  ['logo_uri', 'data:text/html,hello'],
  ['tos_uri', 'vbscript:x'],
  ['policy_uri', 'file:///etc/passwd'],
  ['client_name', 'x'.repeat(5000)],
  ['client_name', 'Acme\u202egro.elpmaxe'],
  ['client_name', 'a\0b'],
  ['client_name', '\ud800'],
  ['client_name', ['Acme']],
  ['contacts', 'not a list'],
  ['contacts', Array(1000).fill('a@b.example')],
  ['cds_authorization_details', [{ type: '__proto__' }]],
  ['cds_authorization_details', 'all'],
]

test('RG-026, RG-005 registration refuses what would hurt somebody', async () => {
  const address = String(program.metadata.registration_endpoint)
  const scope = 'cds_client_admin cds_usage'
  const bodies = [
    ...hurtful.map(([field, value]) => JSON.stringify({ scope, [field]: value })),
    JSON.stringify({ scope: 'cds_client_admin nothing_known' }),
    ...['{"scope":7}', '{}', '[]', 'null', '7', '', '{', '\ufeff[', `{"scope":"${scope}","__proto__":{}}`],
    `{"scope":"${scope}","a":${'['.repeat(100)}${']'.repeat(100)}}`,
    `{"a":${'['.repeat(100_000)}`,
  ]
  for (const body of bodies) {
    const answer = await send(address, 'POST', body)
    expect(answer.status, body.slice(0, 100)).toBe(400)
    expect(await answer.json(), body.slice(0, 100)).toEqual({
      error: 'invalid_client_metadata',
      error_description: expect.stringMatching(/./),
      error_uri: `${utility}/docs/errors/invalid_client_metadata`,
    })
  }
  expect((await send(address, 'POST', `{"scope":"${'x'.repeat(400_000)}"}`)).status).toBe(413)
  expect((await send(address, 'POST', JSON.stringify({ scope }), 'text/plain')).status).toBe(415)
})

test('CL-053, CL-054, CL-056, CL-057 a client refuses what would hurt somebody, and stays as it was', async () => {
  const own = async () => {
    const { clients } = (await getJson(String(program.metadata.cds_clients_api), program.adminToken)) as {
      clients: Json[]
    }
    return clients.find(({ client_id }) => client_id === program.client.client_id) ?? {}
  }
  const before = await own()
  const address = String(before.cds_client_uri)
  const changes: [string, unknown][] = [
    ...hurtful,
    ['redirect_uris', ['javascript:alert(1)']],
    ['redirect_uris', ['data:text/html,x']],
    ['redirect_uris', ['https://client.example/#fragment']],
    ['redirect_uris', [callback, 7]],
    ['cds_default_redirect_uri', 'https://elsewhere.example/'],
    ['client_id', 'another'],
    ['cds_status', 'production'],
    ['cds_status', '__proto__'],
    ['cds_default_scope', 'cds_accounts'],
    ['cds_default_authorization_details', [{ type: 'cds_usage', colour: 'red' }]],
    ['cds_purposes', { a: { id: 'b' } }],
    ['scope', 'cds_usage cds_client_admin'],
  ]
  for (const [field, value] of changes) {
    const answer = await send(address, 'PUT', JSON.stringify({ ...before, [field]: value }))
    const what = `${field}: ${JSON.stringify(value).slice(0, 60)}`
    expect(answer.status, what).toBe(400)
    expect(await answer.json(), what).toEqual({
      error: expect.stringMatching(/^invalid_(client_metadata|redirect_uri)$/),
      error_description: expect.stringContaining(field),
      error_uri: expect.stringMatching(/\/docs\/errors\/invalid_/),
    })
  }
  for (const body of [
    '[]',
    'null',
    '{',
    '',
    '{"__proto__":{}}',
    '{"a":{"constructor":1}}',
    `[${'['.repeat(50_000)}`,
  ]) {
    expect((await send(address, 'PUT', body)).status, body.slice(0, 40)).toBe(400)
  }
  expect((await send(address, 'PUT', `"${'x'.repeat(400_000)}"`)).status).toBe(413)
  expect(await own()).toEqual(before)
})
