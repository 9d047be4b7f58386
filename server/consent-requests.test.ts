import { createRemoteJWKSet, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
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
