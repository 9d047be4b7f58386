import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AskingClient, anAskingClient } from './an-asking-client.testing.ts'
import { json } from './an-oauth-server.testing.ts'

let asking: AskingClient

beforeAll(async () => {
  asking = await anAskingClient()
})
afterAll(() => asking[Symbol.asyncDispose]())

const details = (value: unknown) => JSON.stringify([{ type: 'cds_usage', ...(value as object) }])
const deep = `[{"type":"cds_usage","x":${'['.repeat(300)}${']'.repeat(300)}}]`

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
    const answer = await asking.open({ ...asking.good(), ...changes })
    expect(answer.status).toBe(303)
    const target = new URL(answer.headers.get('location') as string)
    expect(target.origin + target.pathname).toBe(asking.consent.client.defaultRedirectUri)
    expect(Object.fromEntries(target.searchParams)).toEqual({
      error,
      error_description: expect.stringMatching(description),
      error_uri: `${asking.oauth.publicUrl}/docs/errors/${error}`,
      state: 'kept',
      iss: asking.oauth.publicUrl,
    })
    expect(target.searchParams.get('error_description')).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/)
  })

  test.each(faults)('the same pushed: %s (AU-046)', async (_, changes, error, description) => {
    const answer = await asking.push(changes)
    expect(answer.status).toBe(400)
    expect(await json(answer)).toEqual({
      error,
      error_description: expect.stringMatching(description),
      error_uri: `${asking.oauth.publicUrl}/docs/errors/${error}`,
    })
  })

  test('prompt=none cannot be, as every request is decided by the customer', async () => {
    const answer = await asking.open({ ...asking.good(), prompt: 'none' })
    expect(answer.headers.get('location')).toContain('error=interaction_required')
  })
})

test('nothing of this is a fault of ours', () => {
  expect(asking.oauth.logged).toEqual([])
})
