import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from './browser.ts'
import { callback, type ProgramClient, pushRequest, register } from './client.ts'

const utility = profiles[0]?.url ?? ''
const pkce = {
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
}
type Sent = Readonly<Record<string, string | readonly string[] | undefined>>
let program: ProgramClient

test.beforeAll(async () => {
  program = await register(utility, 'cds_usage')
})

/** A request as the client means it, but for what `differing` says: several values are sent one after the other. */
function request(differing: Sent): URLSearchParams {
  const parameters = new URLSearchParams()
  const sent: Sent = {
    client_id: program.client.client_id,
    response_type: 'code',
    redirect_uri: callback,
    scope: 'cds_usage',
    state: 'kept & "quoted"',
    ...pkce,
    ...differing,
  }
  for (const [name, values] of Object.entries(sent))
    for (const value of [values ?? []].flat()) parameters.append(name, value)
  return parameters
}

function atFrontDoor(parameters: URLSearchParams): Promise<Response> {
  return fetch(`${program.server.authorization_endpoint}?${parameters}`, { redirect: 'manual' })
}

function push(differing: Sent): Promise<Response> {
  return fetch(String(program.server.pushed_authorization_request_endpoint), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${program.client.client_id}:${program.secret}`)}` },
    body: request(differing),
  })
}

async function expectPage(answer: Response) {
  expect(answer.status).toBe(400)
  expect(answer.headers.get('location')).toBeNull()
  expect(answer.headers.get('content-type')).toContain('text/html')
  const page = await answer.text()
  expect(page).toContain('This request cannot be completed')
  expect(page).toMatch(/contact the website or app that gave you the link/)
  expect(page).not.toContain('type="password"')
}

const withoutWayBack: Record<string, Sent> = {
  'no client_id': { client_id: undefined },
  'an empty client_id': { client_id: '' },
  'an unknown client_id': { client_id: 'nobody' },
  'client_id twice': { client_id: ['nobody', 'nobody'] },
  'no response_type': { response_type: undefined },
  'an unknown response_type': { response_type: 'token' },
  'response_type twice': { response_type: ['code', 'code'] },
  'a redirect_uri of somebody else': { redirect_uri: 'https://elsewhere.example/callback' },
  'a redirect_uri that only begins well': { redirect_uri: `${callback}/more` },
  'a redirect_uri that is a script': { redirect_uri: 'javascript:alert(1)' },
  'redirect_uri twice': { redirect_uri: [callback, callback] },
  'a request_uri that nobody pushed': { request_uri: 'urn:ietf:params:oauth:request_uri:invented' },
  'a request_uri elsewhere': { request_uri: 'https://client.example/request.jwt' },
  'request_uri twice': { request_uri: ['urn:a', 'urn:b'] },
  'no response_type beside other faults': { response_type: undefined, scope: 'nothing', ...pkce },
}

for (const [what, differing] of Object.entries(withoutWayBack)) {
  test(`AU-005, AU-006, AU-007, AU-008, AU-014, AU-015, ER-020, ER-021, ER-022 ${what}: a page that says whom to contact`, async () => {
    await expectPage(await atFrontDoor(request(differing)))
  })
}

test('AU-014, AU-015 a request_uri of another client, or one that was used up, leads to no form', async () => {
  const other = await register(utility, 'cds_usage')
  const theirs = new URL((await pushRequest(other, { scope: 'cds_usage' })).url)
  theirs.searchParams.set('client_id', program.client.client_id)
  await expectPage(await fetch(theirs, { redirect: 'manual' }))

  const used = await pushRequest(program, { scope: 'cds_usage', login_hint: 'home@example.com' })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(used.url), 'Sign in', { password: 'sandbox' })
  await browser.press(form, 'Decline')
  await expectPage(await fetch(used.url, { redirect: 'manual' }))
})

const details = (fields: object) => JSON.stringify([{ type: 'cds_usage', ...fields }])
const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const withWayBack: Record<string, { sent: Sent; error: string; says: RegExp }> = {
  'an unknown scope': {
    sent: { scope: 'cds_everything' },
    error: 'invalid_scope',
    says: /^scope: 'cds_everything' .*cds_usage/,
  },
  'a scope of another client': {
    sent: { scope: 'cds_client_admin' },
    error: 'invalid_scope',
    says: /^scope: .*cds_client_admin.*cds_usage/,
  },
  'a scope that is no list': { sent: { scope: 'cds_usage\t"' }, error: 'invalid_scope', says: /^scope: / },
  'a scope twice': {
    sent: { scope: ['cds_usage', 'cds_usage'] },
    error: 'invalid_request',
    says: /^scope: .*once/,
  },
  'no code_challenge': {
    sent: { code_challenge: undefined, code_challenge_method: undefined },
    error: 'invalid_request',
    says: /code_challenge|PKCE/,
  },
  'a plain code_challenge': {
    sent: { code_challenge_method: 'plain' },
    error: 'invalid_request',
    says: /code_challenge_method/,
  },
  'a code_challenge that is none': {
    sent: { code_challenge: 'short' },
    error: 'invalid_request',
    says: /code_challenge/,
  },
  'another response_mode': {
    sent: { response_mode: 'fragment' },
    error: 'invalid_request',
    says: /^response_mode: 'fragment'/,
  },
  'an unknown prompt': { sent: { prompt: 'dance' }, error: 'invalid_request', says: /prompt/ },
  'a grant that waits for nobody': {
    sent: { cds_grant_id: 'grant_nobody' },
    error: 'cds_grant_id_invalid_value',
    says: /^cds_grant_id: /,
  },
}

/** All of them `invalid_authorization_details`: what is sent, and how the answer names the place. */
const faultyDetails: Record<string, [sent: string, says: RegExp]> = {
  'no JSON': ['[{', /^authorization_details: .*JSON/],
  'no list': ['{"type":"cds_usage"}', /^authorization_details: .*array/],
  'a list of words': ['["cds_usage"]', /^authorization_details\[0\]: 'cds_usage'/],
  'no type': ['[{"type":"cds_usage"},{}]', /^authorization_details\[1\]\.type: /],
  'an unknown type': ['[{"type":"gas"}]', /^authorization_details\[0\]\.type: .*gas/],
  'a type that is not registered': ['[{"type":"cds_accounts"}]', /^authorization_details\[0\]\.type: /],
  'an unknown field': [details({ colour: 'red' }), /^authorization_details\[0\]\.colour: /],
  'a value of another kind': [
    details({ service_types: 'electric' }),
    /^authorization_details\[0\]\.service_types: /,
  ],
  'an unknown choice': [
    details({ service_types: ['steam'] }),
    /^authorization_details\[0\]\.service_types.*steam/,
  ],
  'a duration beyond the maximum': [
    details({ segment_start: 'P100Y' }),
    /^authorization_details\[0\]\.segment_start: .*P100Y.*P3Y/,
  ],
  'a duration that is none': [
    details({ sync_until: 'soon' }),
    /^authorization_details\[0\]\.sync_until: .*soon/,
  ],
  'a notation of another draft': [
    details({ historical_start: '3y' }),
    /^authorization_details\[0\]\.historical_start: /,
  ],
  'the name of a prototype': [
    '[{"type":"cds_usage","__proto__":{"a":1}}]',
    /^authorization_details\[0\]\.__proto__: /,
  ],
  'nesting without end': [
    `[{"type":"cds_usage","a":${deep(500)}}]`,
    /^authorization_details\[0\]\.a.*nested deeper/,
  ],
}

for (const [what, [sent, says]] of Object.entries(faultyDetails)) {
  withWayBack[`details with ${what}`] = {
    sent: { authorization_details: sent },
    error: 'invalid_authorization_details',
    says,
  }
}

for (const [what, { sent, error, says }] of Object.entries(withWayBack)) {
  test(`AU-004, AU-009, AU-011, AU-016, AU-017, AU-019 ${what}: told to the client, pushed or not, before any sign-in`, async () => {
    const answer = await atFrontDoor(request(sent))
    expect(answer.status).toBe(303)
    const back = new URL(String(answer.headers.get('location')))
    expect(`${back.origin}${back.pathname}`).toBe(callback)
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error,
      error_description: expect.stringMatching(says),
      error_uri: `${utility}/docs/errors/${error}`,
      state: 'kept & "quoted"',
      iss: utility,
    })
    expect(back.searchParams.get('error_description')).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)

    const pushed = await push(sent)
    expect(pushed.status).toBe(400)
    expect(pushed.headers.get('content-type')).toContain('application/json')
    expect(await pushed.json()).toEqual({
      error,
      error_description: back.searchParams.get('error_description'),
      error_uri: back.searchParams.get('error_uri'),
    })
  })
}
