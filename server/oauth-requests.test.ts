import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insertGrantRow } from '#lib/grants/repository.ts'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'

let storage: TestStorage
let oauth: Awaited<ReturnType<typeof anOAuthServer>>
let consent: Credentials

beforeAll(async () => {
  storage = await (storages[0] as (typeof storages)[number]).open()
  oauth = await anOAuthServer(storage)
  consent = (await oauth.register()).consent
})

afterAll(async () => {
  await oauth[Symbol.asyncDispose]()
  await storage[Symbol.asyncDispose]()
})

const good = () => ({
  client_id: consent.client.id,
  response_type: 'code',
  scope: 'cds_usage',
  state: 'kept',
  ...oauth.pkce,
})

function open(query: Record<string, string> | string) {
  return oauth.browser().get(`/oauth/authorize?${new URLSearchParams(query)}`)
}

const details = (value: unknown) => JSON.stringify([{ type: 'cds_usage', ...(value as object) }])
const deep = `[{"type":"cds_usage","x":${'['.repeat(300)}${']'.repeat(300)}}]`

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
      Object.entries({ ...good(), ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    )
    const answer = await open(query)
    expect([answer.status, await answer.text()]).toEqual([400, 'PAGE /invalid-request'])
    expect(answer.headers.get('location')).toBeNull()
  })

  test('AU-008 a redirect_uri that is sent twice', async () => {
    const address = encodeURIComponent(consent.client.defaultRedirectUri as string)
    const twice = `${new URLSearchParams(good())}&redirect_uri=${address}&redirect_uri=${address}`
    expect(await (await open(twice)).text()).toBe('PAGE /invalid-request')
  })
})

const faults: [string, Record<string, string>, string, RegExp][] = [
  ['AU-009 an unknown scope', { scope: 'cds_nothing' }, 'invalid_scope', /^scope: 'cds_nothing'/],
  ['AU-009 a scope of another kind', { scope: 'cds_client_admin' }, 'invalid_scope', /^scope: /],
  ['AU-009 a scope with wrong characters', { scope: 'cds_usage"' }, 'invalid_scope', /^scope: /],
  [
    'AU-011 broken JSON',
    { authorization_details: '[{' },
    'invalid_authorization_details',
    /^authorization_details: /,
  ],
  [
    'AU-011 an unknown type',
    { authorization_details: '[{"type":"x"}]' },
    'invalid_authorization_details',
    /^authorization_details\[0\].type: /,
  ],
  [
    'AU-011 an unknown field',
    { authorization_details: details({ nonsense: 1 }) },
    'invalid_authorization_details',
    /^authorization_details\[0\].nonsense: /,
  ],
  [
    'AU-011 nested too deep',
    { authorization_details: deep },
    'invalid_authorization_details',
    /nested deeper/,
  ],
  [
    'AU-011 the name of a prototype',
    { authorization_details: '[{"type":"cds_usage","__proto__":{}}]' },
    'invalid_authorization_details',
    /__proto__/,
  ],
  ['SC-112 no PKCE', { code_challenge: '' }, 'invalid_request', /code_challenge/],
  ['SC-111 plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request', /code_challenge_method/],
  [
    'AU-042 a grant that waits for nothing',
    { cds_grant_id: 'grant_x' },
    'cds_grant_id_invalid_value',
    /^cds_grant_id: /,
  ],
  ['AU-016 another response mode', { response_mode: 'form_post' }, 'invalid_request', /^response_mode: /],
  ['AU-016 an unknown prompt', { prompt: 'dance' }, 'invalid_request', /prompt/],
]

describe('what goes back to the client', () => {
  test.each(faults)('%s (AU-016, AU-017)', async (_, changes, error, description) => {
    const answer = await open({ ...good(), ...changes })
    expect(answer.status).toBe(303)
    const target = new URL(answer.headers.get('location') as string)
    expect(target.origin + target.pathname).toBe(consent.client.defaultRedirectUri)
    expect(Object.fromEntries(target.searchParams)).toEqual({
      error,
      error_description: expect.stringMatching(description),
      error_uri: `${oauth.publicUrl}/docs/errors/${error}`,
      state: 'kept',
      iss: oauth.publicUrl,
    })
    expect(target.searchParams.get('error_description')).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/)
  })

  test.each(faults)('the same pushed: %s (AU-046)', async (_, changes, error, description) => {
    const answer = await oauth.post('/oauth/par', consent, { ...good(), ...changes })
    expect(answer.status).toBe(400)
    expect(await json(answer)).toEqual({
      error,
      error_description: expect.stringMatching(description),
      error_uri: `${oauth.publicUrl}/docs/errors/${error}`,
    })
  })

  test('AU-044, AU-043, GR-067, GR-068 cds_grant_id twice is refused, an empty one is ignored', async () => {
    const query = new URLSearchParams(good())
    const twice = await open(`${query}&cds_grant_id=a&cds_grant_id=b`)
    expect(new URL(twice.headers.get('location') as string).searchParams.get('error')).toBe('invalid_request')
    const empty = await open(`${query}&cds_grant_id=&cds_grant_id=`)
    expect(empty.headers.get('location')).toContain('/authorize/')
  })

  test('GR-064 faults of other parameters come before cds_grant_id', async () => {
    const answer = await open({ ...good(), scope: 'x', cds_grant_id: 'grant_x' })
    expect(answer.headers.get('location')).toContain('error=invalid_scope')
  })

  test('AU-046, GR-063, GR-064, GR-067, GR-069 a grant that waits is asked for, pushed or not; the same grant active is not', async () => {
    const wanted = [{ type: 'cds_usage', segment_start: '2001-01-01T00:00:00.000Z' }]
    const grant = {
      ...oauth.aGrant(consent.client),
      status: 'needs_authorization' as const,
      authorizationDetails: wanted,
    }
    await storage.transaction((tx) => insertGrantRow(tx, grant))
    const named = { ...good(), cds_grant_id: grant.id }
    const errorOf = async (query: Record<string, string>) => {
      const { headers } = await open(query)
      return new URL(headers.get('location') ?? '').searchParams.get('error')
    }
    expect(await errorOf(named)).toBeNull()
    expect(await errorOf({ ...named, authorization_details: JSON.stringify(wanted) })).toBeNull()
    const pushed = await oauth.post('/oauth/par', consent, named)
    expect(pushed.status).toBe(201)

    const unfit = [
      { ...named, scope: 'cds_usage cds_accounts' },
      {
        ...named,
        authorization_details: JSON.stringify([{ type: 'cds_usage', segment_start: '2025-01-01T00:00:00Z' }]),
      },
    ]
    for (const query of unfit) expect(await errorOf(query)).toBe('cds_grant_id_invalid_value')
    const stranger = (await oauth.register()).consent
    expect(await errorOf({ ...named, client_id: stranger.client.id })).toBe('cds_grant_id_invalid_value')
    const refused = await oauth.post('/oauth/par', consent, unfit[0] as Record<string, string>)
    expect([refused.status, (await json(refused)).error]).toEqual([400, 'cds_grant_id_invalid_value'])

    await storage.transaction((tx) =>
      tx.updateTable('grant').set({ status: 'active' }).where('id', '=', grant.id).execute(),
    )
    expect(await errorOf(named)).toBe('cds_grant_id_invalid_value')
  })

  test('prompt=none cannot be, as every request is decided by the customer', async () => {
    const answer = await open({ ...good(), prompt: 'none' })
    expect(answer.headers.get('location')).toContain('error=interaction_required')
  })
})

test('no other spelling of an address goes round the first validation', async () => {
  const query = new URLSearchParams(good())
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
    const answer = await fetch(`${oauth.publicUrl}${path}?${query}`, { method, redirect: 'manual' })
    expect([path, answer.status]).toEqual([path, 404])
  }
})

describe('pushed requests', () => {
  test('AS-026 who pushes is authenticated before anything is said of the request', async () => {
    const stranger = { ...consent, secret: 'wrong' }
    const answer = await oauth.post('/oauth/par', stranger, { ...good(), scope: 'x' })
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
    const answer = await oauth.post('/oauth/par', consent, { ...good(), ...changes })
    expect([answer.status, (await json(answer)).error]).toEqual([400, error])
  })

  test('a request too large is refused, here and at the front door', async () => {
    const large = 'x'.repeat(60_000)
    expect((await oauth.post('/oauth/par', consent, { ...good(), login_hint: large })).status).toBe(413)
    expect((await open({ ...good(), login_hint: 'x'.repeat(13_000) })).status).toBe(414)
  })

  test('nothing of this is a fault of ours', () => {
    expect(oauth.logged).toEqual([])
  })
})
