import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { decline } from '#lib/interactions/index.ts'
import { aConsentServer, issuer } from './a-consent-server.testing.ts'
import { publicUrl } from './a-server.testing.ts'

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
  for (const change of [{ sub: undefined }, { request: { scope: 'cds_usage', prompt: 'login' } }]) {
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
