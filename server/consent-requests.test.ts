import { createLocalJWKSet, createRemoteJWKSet, generateKeyPair, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { decline } from '#lib/interactions/index.ts'
import { aConsentServer, issuer } from './a-consent-server.testing.ts'
import { aServer, publicUrl } from './a-server.testing.ts'
import { routes } from './consent-requests.ts'

type Change = Record<string, unknown>
const ofRequest = (change: Change) => ({ request: { scope: 'cds_usage', ...change } })
const ofClient = (change: Change) => ({
  client: {
    client_id: 'green-homes',
    client_name: 'Green Homes',
    cds_authorization_details: [{ type: 'cds_usage' }],
    ...change,
  },
})
const wrong = 'invalid_request_object'
const metadata = 'invalid_client_metadata'

test('what is refused is said with the claim and what would do', async () => {
  await using server = await aConsentServer()
  const now = server.clock.now.epochMilliseconds / 1000
  const refused: readonly (readonly [code: string, description: string, change: Change, header?: object])[] =
    [
      [wrong, "typ: use 'consent-request+jwt' in the header", {}, { typ: 'JWT' }],
      [wrong, `kid: name in the header one of the keys at ${issuer}/jwks`, {}, { kid: 'two' }],
      [wrong, `iss: use '${issuer}'`, { iss: 'https://other.example' }],
      [wrong, `aud: use '${publicUrl}'`, { aud: 'https://other.example' }],
      [wrong, 'exp: use a moment that is still to come', { iat: now - 200, exp: now - 100 }],
      [wrong, "exp: use a moment that is still to come, at most 300 seconds after 'iat'", { exp: now + 301 }],
      [wrong, "exp: use a moment that is still to come, at most 300 seconds after 'iat'", { exp: undefined }],
      [wrong, 'iat: use the moment at which it is signed', { iat: now - 400 }],
      [wrong, 'iat: use the moment at which it is signed', { iat: undefined }],
      [wrong, 'jti: use an id that never comes twice', { jti: undefined }],
      [wrong, 'jti: use at most 255 characters', { jti: 'x'.repeat(256) }],
      [
        wrong,
        `return_uri: use '${issuer}/consent', which the profile lists`,
        { return_uri: `${issuer}/other` },
      ],
      [wrong, 'state: use at most 1000 characters', { state: 'x'.repeat(1001) }],
      [wrong, 'sub: no customer has this subject', { sub: 'nobody' }],
      [wrong, 'sub: name the customer, or leave it out', { sub: '' }],
      [wrong, 'client: use an object', { client: undefined }],
      [wrong, 'request: use an object', { request: 'scope=cds_usage' }],
      [wrong, 'request.ui_locales: 1 is no string', ofRequest({ ui_locales: 1 })],
      [metadata, 'client.client_id: use a string', ofClient({ client_id: undefined })],
      [metadata, 'client.client_id: use 1 to 255 characters', ofClient({ client_id: 'green homes' })],
      [metadata, 'client.client_name: use a string', ofClient({ client_name: undefined })],
      [
        metadata,
        'client.client_name: has characters that cannot be seen',
        ofClient({ client_name: 'a\u202eb' }),
      ],
      [metadata, 'client.client_uri: use an address', ofClient({ client_uri: 'javascript:alert(1)' })],
      [
        metadata,
        'client.reviewed_at: use seconds since 1970, not milliseconds',
        ofClient({ reviewed_at: 1.8e12 }),
      ],
      [
        metadata,
        'client.cds_authorization_details: say what the client may ask for',
        ofClient({ cds_authorization_details: [] }),
      ],
      [
        metadata,
        "client.cds_authorization_details[0].type: 'cds_client_admin' is no type that customers are asked for",
        ofClient({ cds_authorization_details: [{ type: 'cds_client_admin' }] }),
      ],
      ['invalid_scope', 'request.scope: this client is not registered', ofRequest({ scope: 'cds_accounts' })],
      ['invalid_scope', "request.scope: 'other' is not offered here", ofRequest({ scope: 'other' })],
      [
        'invalid_authorization_details',
        'request.authorization_details[0].service_types',
        ofRequest({ authorization_details: [{ type: 'cds_usage', service_types: 'electric' }] }),
      ],
      [
        'invalid_authorization_details',
        'request.authorization_details',
        ofRequest({ authorization_details: '{' }),
      ],
    ]
  for (const [code, description, change, header] of refused) {
    const { status, body } = await server.post(await server.sign({ ...server.good(), ...change }, header))
    expect({ status, ...body }).toMatchObject({
      status: 400,
      error: code,
      error_description: expect.stringContaining(description),
    })
  }
  expect(await server.runtime.storage.db.selectFrom('interaction').select('uid').execute()).toEqual([])
  expect(await server.runtime.storage.db.selectFrom('client').select('id').execute()).toEqual([])
})

test('nothing but a JWT that the authorization server has signed is taken', async () => {
  await using server = await aConsentServer()
  const other = await generateKeyPair('ES256')
  const forged = await server.sign(server.good(), {}, other.privateKey)
  expect((await server.post(forged)).body).toMatchObject({
    error: wrong,
    error_description: `the signature does not fit the key at ${issuer}/jwks`,
  })
  const [, payload] = forged.split('.')
  const none = `${Buffer.from('{"alg":"none","typ":"consent-request+jwt"}').toString('base64url')}.${payload}.`
  expect((await server.post(none)).body.error_description).toContain('alg: use one of ES256')
  expect((await server.post('no token')).body.error_description).toContain('is no signed JWT')
  expect(await server.post(forged, 'application/json')).toMatchObject({
    status: 415,
    body: { error_description: "send 'Content-Type: application/jwt'" },
  })
  expect((await server.post('x'.repeat(300_000))).status).toBe(413)
})

test('keys that cannot be got are no fault of the request', async () => {
  await using server = await aConsentServer()
  const keys = createRemoteJWKSet(new URL('http://127.0.0.1:1/jwks'))
  Object.assign(server.runtime, { authorizationServerKeys: keys })
  const answer = await server.post(await server.sign(server.good()))
  expect(answer).toMatchObject({ status: 503, body: { error: 'temporarily_unavailable' } })
  expect(answer.headers.get('retry-after')).toBe('10')
})

test('where the profile has no authorization server, nobody may ask', async () => {
  await using server = await aServer(routes)
  const headers = { 'content-type': 'application/jwt' }
  const asked = await server.ask('/consent-requests', { method: 'POST', text: 'x', headers })
  expect(asked).toMatchObject({ status: 404, body: { error: 'not_found' } })
  expect((await server.ask('/consent-requests/jwks')).status).toBe(404)
})

test('a request is taken once, and its form opens for the first browser alone', async () => {
  await using server = await aConsentServer()
  const token = await server.sign(server.good())
  const both = await Promise.all([server.post(token), server.post(token)])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 400])
  expect(both.find(({ status }) => status === 400)?.body.error_description).toContain(
    'jti: this one was used',
  )
  const asked = both.find(({ status }) => status === 201)?.body
  expect(asked).toEqual({
    consent_request_id: expect.any(String),
    form_uri: expect.stringContaining(`/consent-requests/${asked.consent_request_id}/start?key=`),
    expires_in: 300,
  })

  const form = `${publicUrl}/authorize/${asked.consent_request_id}`
  const guessed = await server.visit(`/consent-requests/${asked.consent_request_id}/start?key=guessed`)
  expect(guessed.headers.getSetCookie()).toEqual([])
  const first = await server.visit(asked.form_uri)
  expect([first.status, first.headers.get('location')]).toEqual([303, form])
  const cookies = first.headers.getSetCookie()
  expect(cookies.map((cookie) => cookie.split('=', 1)[0])).toEqual([
    'consent-request',
    'consent-request',
    '__Secure-next-auth.session-token',
    '__Host-next-auth.csrf-token',
  ])
  const { sawInteractionCookie } = server.runtime
  const uid = asked.consent_request_id
  expect(sawInteractionCookie(cookies[0]?.split(';', 1)[0], uid)).toBe(true)
  expect(sawInteractionCookie(cookies[0]?.split(';', 1)[0], 'another')).toBe(false)
  expect(sawInteractionCookie(undefined, uid)).toBe(false)
  const second = await server.visit(asked.form_uri)
  expect([second.status, second.headers.get('location')]).toEqual([303, form])
  expect(second.headers.getSetCookie()).toEqual([])
})

test('without a subject, and with prompt=login, the customer signs in here', async () => {
  await using server = await aConsentServer()
  for (const change of [{ sub: undefined }, ofRequest({ prompt: 'login' })]) {
    const { body } = await server.post(await server.sign({ ...server.good(), ...change }))
    const cookies = (await server.visit(body.form_uri)).headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=', 1)[0])).toEqual(['consent-request', 'consent-request'])
  }
  const asked = await server.runtime.storage.db
    .selectFrom('interaction')
    .select(['customer_id', 'must_sign_in'])
    .orderBy('must_sign_in')
    .execute()
  expect(asked).toEqual([
    { customer_id: null, must_sign_in: 0 },
    { customer_id: 'home', must_sign_in: 1 },
  ])
})

test('a form that nobody opens in time stays closed', async () => {
  await using server = await aConsentServer()
  const { body } = await server.post(await server.sign(server.good()))
  expect((await server.read(body.consent_request_id)).body).toMatchObject({ status: 'pending' })
  server.clock.now = server.clock.now.add({ seconds: 301 })
  expect((await server.visit(body.form_uri)).headers.getSetCookie()).toEqual([])
  expect((await server.read(body.consent_request_id)).body).toMatchObject({ status: 'expired' })
})

test('a decision goes back with a result that the published keys verify, from the browser that decided alone', async () => {
  await using server = await aConsentServer()
  const { body } = await server.post(await server.sign(server.good()))
  const uid = body.consent_request_id
  const [, cookie = ''] = (await server.visit(body.form_uri)).headers.getSetCookie()
  const back = `/consent-requests/${uid}/return`
  const form = `${publicUrl}/authorize/${uid}`
  expect((await server.visit(back, [cookie])).headers.get('location')).toBe(form)
  const refusal = { uid, error: 'access_denied', description: 'the customer declined' }
  await decline(server.runtime, { ...refusal, now: server.runtime.now() })
  expect((await server.visit(back)).headers.get('location')).toBe(form)

  const target = new URL((await server.visit(back, [cookie])).headers.get('location') ?? '')
  expect(target.origin + target.pathname).toBe(`${issuer}/consent`)
  expect(target.searchParams.get('state')).toBe('its own state')
  const keys = createLocalJWKSet((await server.ask('/consent-requests/jwks')).body)
  const expected = { issuer: publicUrl, audience: issuer, typ: 'consent-result+jwt', algorithms: ['ES256'] }
  const currentDate = new Date(server.clock.now.epochMilliseconds)
  const { payload } = await jwtVerify(target.searchParams.get('result') ?? '', keys, {
    ...expected,
    currentDate,
  })
  const declined = {
    consent_request_id: uid,
    outcome: 'declined',
    error: 'access_denied',
    state: 'its own state',
  }
  expect(payload).toMatchObject(declined)
  const { body: read } = await server.read(uid)
  expect(read).toEqual({ consent_request_id: uid, status: 'declined', result: expect.any(String) })
  const full = await jwtVerify(read.result, keys, { ...expected, currentDate })
  expect(full.payload).toMatchObject({ ...declined, sub: 'av-7001' })
})

test('what is read is for the authorization server alone', async () => {
  await using server = await aConsentServer()
  const { body } = await server.post(await server.sign(server.good()))
  const id = body.consent_request_id
  expect(await server.ask(`/consent-requests/${id}`)).toMatchObject({ status: 401 })
  const aud = `${publicUrl}/consent-requests/other`
  expect((await server.read(id, { aud })).body).toMatchObject({
    error: 'invalid_token',
    error_description: `aud: use '${publicUrl}/consent-requests/${id}'`,
  })
  expect((await server.read(id, {}, { typ: 'consent-request+jwt' })).status).toBe(401)
  expect(await server.read('unknown')).toMatchObject({ status: 404, body: { error: 'not_found' } })
})

test('a client is shown as it was last said to be', async () => {
  await using server = await aConsentServer()
  const { db } = server.runtime.storage
  const say = async (change: Change) =>
    server.post(await server.sign({ ...server.good(), ...ofClient(change) }))
  const at = (seconds: number) => new Date(seconds * 1000).toISOString()
  await say({ client_id_issued_at: 1_700_000_000, reviewed_at: 1_700_000_100 })
  expect(await db.selectFrom('client').select(['name', 'created_at']).execute()).toEqual([
    { name: 'Green Homes', created_at: at(1_700_000_000) },
  ])
  expect(await db.selectFrom('client_review').select('reviewed_at').execute()).toEqual([
    { reviewed_at: at(1_700_000_100) },
  ])
  await say({ client_name: 'Greener Homes' })
  expect(await db.selectFrom('client').select(['name', 'created_at']).execute()).toEqual([
    { name: 'Greener Homes', created_at: at(1_700_000_000) },
  ])
  expect(await db.selectFrom('client_review').select('reviewed_at').execute()).toEqual([])
})
