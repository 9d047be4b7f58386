import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskingClient, anAskingClient } from './an-asking-client.testing.ts'
import { json } from './an-oauth-server.testing.ts'

let asking: AskingClient

beforeAll(async () => {
  asking = await anAskingClient()
})
afterAll(() => asking[Symbol.asyncDispose]())

describe('what is told to the person, never by redirect', () => {
  test.each<[string, Record<string, string | undefined>]>([
    ['AU-007 no client_id', { client_id: undefined }],
    ['AU-007 an unknown client_id', { client_id: 'nobody' }],
    ['AU-007 a client_id of a prototype', { client_id: '__proto__' }],
    ['AU-007 a client_id with a zero byte', { client_id: 'a\0b' }],
    ['AU-006 no response_type', { response_type: undefined }],
    ['AU-006 an unknown response_type', { response_type: 'token' }],
    ['AU-008, AU-015 an unregistered redirect_uri', { redirect_uri: 'https://evil.example/' }],
    ['AU-008 a script as redirect_uri', { redirect_uri: 'javascript:alert(1)' }],
    ['AU-014 an invented request_uri', { request_uri: 'urn:ietf:params:oauth:request_uri:invented' }],
    ['AU-014 a request_uri elsewhere', { request_uri: 'https://client.example/request' }],
    ['AU-015 a bad response_type beside a bad scope', { response_type: 'x', scope: 'y' }],
  ])('%s', async (_, changes) => {
    const query = Object.fromEntries(
      Object.entries({ ...asking.good(), ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    )
    const answer = await asking.open(query)
    expect([answer.status, await answer.text()]).toEqual([400, 'PAGE /invalid-request'])
    expect(answer.headers.get('location')).toBeNull()
  })

  test('AU-008 a redirect_uri that is sent twice', async () => {
    const address = encodeURIComponent(asking.consent.client.defaultRedirectUri as string)
    const twice = `${new URLSearchParams(asking.good())}&redirect_uri=${address}&redirect_uri=${address}`
    expect(await (await asking.open(twice)).text()).toBe('PAGE /invalid-request')
  })
})

test('no other spelling of an address goes round the first validation', async () => {
  const query = new URLSearchParams(asking.good())
  for (const [method, path] of [
    ['HEAD', '/oauth/authorize'],
    ['POST', '/oauth/authorize'],
    ['GET', '/oauth/authorize/'],
    ['GET', '/oauth/AUTHORIZE'],
    ['GET', '/oauth/authorize/x/'],
    ['HEAD', '/oauth/authorize/x'],
    ['POST', '/oauth/par/'],
    ['GET', '/.well-known/openid-configuration'],
  ] as const) {
    const answer = await fetch(`${asking.oauth.publicUrl}${path}?${query}`, { method, redirect: 'manual' })
    expect([path, answer.status]).toEqual([path, 404])
  }
})

describe('pushed requests', () => {
  test('AS-026 who pushes is authenticated before anything is said of the request', async () => {
    const stranger = { ...asking.consent, secret: 'wrong' }
    const answer = await asking.push({ scope: 'x' }, stranger)
    expect(answer.status).toBe(401)
    expect(await json(answer)).toMatchObject({ error: 'invalid_client' })
  })

  test.each<[string, Record<string, string>, string]>([
    ['no response_type', { response_type: '' }, 'invalid_request'],
    ['an unknown response_type', { response_type: 'token' }, 'unsupported_response_type'],
    ['an unregistered redirect_uri', { redirect_uri: 'https://evil.example/' }, 'invalid_request'],
    ['a request_uri', { request_uri: 'urn:x' }, 'request_uri_not_supported'],
    ['another client_id', { client_id: 'other' }, 'invalid_request'],
  ])('AU-005 %s', async (_, changes, error) => {
    const answer = await asking.push(changes)
    expect([answer.status, (await json(answer)).error]).toEqual([400, error])
  })

  test('a request too large is refused, here and at the front door', async () => {
    const large = 'x'.repeat(60_000)
    expect((await asking.push({ login_hint: large })).status).toBe(413)
    expect((await asking.open({ ...asking.good(), login_hint: 'x'.repeat(13_000) })).status).toBe(414)
  })
})

test('nothing of this is a fault of ours', () => {
  expect(asking.oauth.logged).toEqual([])
})
