import { expect, test } from '@playwright/test'
import fc from 'fast-check'
import { profiles } from '../profiles.ts'
import { callback, getJson, type ProgramClient, register } from './client.ts'

const utility = profiles[0]?.url ?? ''
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
let program: ProgramClient

test.beforeAll(async () => {
  program = await register(utility, 'cds_usage')
})

/** A request at the front door, as the client means it, but for what `differing` says. */
function ask(differing: Record<string, string | undefined>): Promise<Response> {
  const url = new URL(String(program.server.authorization_endpoint))
  const parameters = {
    client_id: program.client.client_id,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'cds_usage',
    state: 'kept',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...differing,
  }
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value)
  return fetch(url, { redirect: 'manual' })
}

const withoutWayBack: Record<string, Record<string, string | undefined>> = {
  'no client_id': { client_id: undefined },
  'an unknown client_id': { client_id: 'nobody' },
  'no response_type': { response_type: undefined },
  'an unknown response_type': { response_type: 'token' },
  'a redirect_uri of somebody else': { redirect_uri: 'https://elsewhere.example/callback' },
  'a redirect_uri that is no address': { redirect_uri: 'javascript:alert(1)' },
  'a request_uri that nobody pushed': { request_uri: 'urn:ietf:params:oauth:request_uri:invented' },
}

for (const [what, differing] of Object.entries(withoutWayBack)) {
  test(`AU-006, AU-007, AU-008, AU-014, AU-015 ${what}: a page that says whom to contact, and no redirect`, async () => {
    const answer = await ask(differing)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toMatch(/contact the (site|website|app)|site or app that sent you/i)
  })
}

const detail = (fields: object) => JSON.stringify([{ type: 'cds_usage', ...fields }])
const withWayBack: Record<
  string,
  { sent: Record<string, string | undefined>; error: string; says?: RegExp }
> = {
  'an unknown scope': { sent: { scope: 'cds_everything' }, error: 'invalid_scope', says: /cds_everything/ },
  'a scope of another client': { sent: { scope: 'cds_client_admin' }, error: 'invalid_scope' },
  'no code_challenge': {
    sent: { code_challenge: undefined, code_challenge_method: undefined },
    error: 'invalid_request',
  },
  'a plain code_challenge': { sent: { code_challenge_method: 'plain' }, error: 'invalid_request' },
  'details that are no JSON': {
    sent: { authorization_details: '[{' },
    error: 'invalid_authorization_details',
  },
  'details that are no list': {
    sent: { authorization_details: '{}' },
    error: 'invalid_authorization_details',
  },
  'an unknown type': {
    sent: { authorization_details: '[{"type":"gas"}]' },
    error: 'invalid_authorization_details',
    says: /authorization_details\[0\]\.type/,
  },
  'a type that the client is not registered for': {
    sent: { authorization_details: '[{"type":"cds_accounts"}]' },
    error: 'invalid_authorization_details',
    says: /authorization_details\[0\]/,
  },
  'an unknown field': {
    sent: { authorization_details: detail({ colour: 'red' }) },
    error: 'invalid_authorization_details',
    says: /authorization_details\[0\]\.colour/,
  },
  'a duration beyond the maximum': {
    sent: { authorization_details: detail({ segment_start: 'P100Y' }) },
    error: 'invalid_authorization_details',
    says: /authorization_details\[0\]\.segment_start: .*P100Y.*P3Y/,
  },
  'a notation of another draft': {
    sent: { authorization_details: detail({ historical_start: '3y' }) },
    error: 'invalid_authorization_details',
    says: /authorization_details\[0\]\.historical_start/,
  },
  'the name of a prototype': {
    sent: { authorization_details: '[{"type":"cds_usage","__proto__":{"a":1}}]' },
    error: 'invalid_authorization_details',
  },
  'nesting without end': {
    sent: { authorization_details: `[{"type":"cds_usage","a":${'['.repeat(500)}${']'.repeat(500)}}]` },
    error: 'invalid_authorization_details',
  },
}

for (const [what, { sent, error, says = /./ }] of Object.entries(withWayBack)) {
  test(`AU-004, AU-009, AU-011, AU-016, AU-017 ${what}: told to the client, pushed or not, before any sign-in`, async () => {
    const answer = await ask(sent)
    const back = new URL(answer.headers.get('location') ?? '', utility)
    expect(`${back.origin}${back.pathname}`).toBe(callback)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error, state: 'kept', iss: utility })
    expect(back.searchParams.get('error_description')).toMatch(says)

    const pushed = await push(sent)
    expect(pushed.status).toBe(400)
    expect(await pushed.json()).toMatchObject({ error, error_description: expect.stringMatching(says) })
  })
}

function push(differing: Record<string, string | undefined>): Promise<Response> {
  const parameters = Object.entries({
    response_type: 'code',
    redirect_uri: callback,
    scope: 'cds_usage',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...differing,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return fetch(String(program.server.pushed_authorization_request_endpoint), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${program.client.client_id}:${program.secret}`)}` },
    body: new URLSearchParams(parameters),
  })
}

test('CL-001, GR-002 each API refuses a missing and an unknown token, and says how to come in', async () => {
  const addresses = Object.entries(program.metadata).filter(([name]) => /^cds_.*_api$/.test(name))
  expect(addresses.length).toBeGreaterThan(6)
  for (const [name, address] of addresses) {
    const missing = await fetch(String(address))
    const unknown = await fetch(String(address), { headers: { authorization: 'Bearer made-up' } })
    expect([missing.status, unknown.status], name).toEqual([401, 401])
    expect(missing.headers.get('www-authenticate'), name).toMatch(/^Bearer/)
    expect(unknown.headers.get('www-authenticate'), name).toContain('error="invalid_token"')
  }
  const data = await fetch(String(program.metadata.cds_usagesegments_api), {
    headers: { authorization: `Bearer ${program.adminToken}` },
  })
  expect([401, 403]).toContain(data.status)
})

test('RG-026 registration refuses what would hurt somebody, and makes nothing of it', async () => {
  const scope = 'cds_client_admin cds_usage'
  for (const body of [
    { scope, client_uri: 'javascript:alert(1)' },
    { scope, logo_uri: 'data:text/html,hello' },
    { scope, client_name: 'x'.repeat(5000) },
    { scope, client_name: 'Acme\u202egro.elpmaxe' },
    { scope, contacts: 'not a list' },
    { scope: 'cds_client_admin nothing_known' },
    { scope: 7 },
    [],
    null,
  ]) {
    const answer = await postJson(JSON.stringify(body))
    expect(answer.status, JSON.stringify(body)).toBe(400)
    expect(await answer.json()).toMatchObject({ error: expect.stringMatching(/^invalid_/) })
  }
  expect((await postJson(`{"scope":"${'x'.repeat(400_000)}"}`)).status).toBe(413)
  expect((await postJson(`{"a":${'['.repeat(100_000)}`)).status).toBe(400)
  const { clients } = (await getJson(String(program.metadata.cds_clients_api), program.adminToken)) as {
    clients: unknown[]
  }
  expect(clients).toHaveLength(3)
})

function postJson(body: string): Promise<Response> {
  return fetch(String(program.metadata.registration_endpoint), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

const paths = [
  '/oauth/authorize',
  '/oauth/par',
  '/oauth/token',
  '/oauth/introspect',
  '/oauth/revoke',
  '/oauth/register',
  '/cds/clients',
  '/cds/grants',
  '/cds/credentials',
  '/cds/customer-data/usage-segments',
  '/delivery_details',
  '/api/grants',
  '/api/drafts',
  '/api/another-account',
  '/authorize',
  '/receipts',
  '/login',
]
const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('\0', '__proto__', '[]', '{"a":', '%', '../..', '\ud800', 'a'.repeat(3000)),
)

test('whatever is sent to whatever address, it is never answered with a fault of ours', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.constantFrom('GET', 'POST', 'PUT', 'PATCH'),
      fc.constantFrom(
        'application/json',
        'application/x-www-form-urlencoded',
        'text/plain',
        'multipart/form-data',
      ),
      fc.array(
        fc.tuple(fc.oneof(nasty, fc.constantFrom('client_id', 'scope', 'uid', 'token', 'decision')), nasty),
        { maxLength: 5 },
      ),
      fc.option(nasty),
      fc.boolean(),
      async (path, method, type, pairs, segment, admin) => {
        const fields = new URLSearchParams(pairs)
        const tail = segment === null ? '' : `/${encodeURIComponent(segment.toWellFormed())}`
        const query = method === 'GET' ? `?${fields}` : ''
        const answer = await fetch(`${utility}${path}${tail}${query}`, {
          method,
          redirect: 'manual',
          headers: { 'content-type': type, ...(admin && { authorization: `Bearer ${program.adminToken}` }) },
          ...(method !== 'GET' && {
            body: type.endsWith('json') ? JSON.stringify(Object.fromEntries(pairs)) : fields.toString(),
          }),
        })
        await answer.arrayBuffer()
        expect(answer.status, `${method} ${path}${tail}${query} ${type}`).toBeLessThan(500)
      },
    ),
    { numRuns: 400 },
  )
})
