import { describe, expect, test } from 'vitest'
import { seedSandbox } from '#lib/customers/index.ts'
import { closeGrant, findGrantById, revokeGrant } from '#lib/grants/index.ts'
import { enqueueNews } from '#lib/notify/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, json } from './an-oauth-server.testing.ts'

async function aDirectClient(storage: Storage, scope = 'cds_query_accounts cds_query_usage') {
  const oauth = await anOAuthServer(storage)
  const { direct } = await oauth.register(`cds_client_admin ${scope}`)
  const ask = async (details?: unknown, params: Record<string, string> = {}) => {
    const given = details === undefined ? {} : { authorization_details: JSON.stringify(details) }
    const form = { grant_type: 'client_credentials', ...given, ...params }
    return json(await oauth.post('/oauth/token', direct, form))
  }
  const grantOf = async ({ access_token }: Record<string, unknown>) => {
    const token = await oauth.engine.findToken(String(access_token))
    const grant = await findGrantById(storage.db, token?.grantId ?? '')
    if (!grant) throw new Error('no grant')
    return grant
  }
  return {
    oauth,
    direct,
    ask,
    grantOf,
    ending: { storage, revokeGrantTokens: oauth.engine.revokeGrantTokens, tellCustomer: enqueueNews },
    [Symbol.asyncDispose]: () => oauth[Symbol.asyncDispose](),
  }
}

const details = [{ type: 'cds_query_accounts', account_numbers: ['1111-1'], include_account_numbers: true }]

describe.each(storages)('direct access on $name', ({ open }) => {
  test('SP-330, FD-010, AF-053 the answer and the grant keep the filters, with all defaults', async () => {
    await using storage = await open()
    await using made = await aDirectClient(storage)
    const answer = await made.ask(details)
    expect(answer).toMatchObject({
      token_type: 'Bearer',
      scope: 'cds_query_accounts',
      authorization_details: [{ ...details[0], sync_until: 'infinite', contract_numbers: null }],
    })
    const grant = await made.grantOf(answer)
    expect(grant).toMatchObject({
      clientId: made.direct.client.id,
      customerId: null,
      status: 'active',
      scope: 'cds_query_accounts',
      authorizationDetails: answer.authorization_details,
      granted: [
        {
          scope: 'cds_query_accounts',
          type: 'cds_query_accounts',
          selection: null,
          fields: { account_numbers: ['1111-1'], include_accounts: true, include_account_numbers: true },
        },
      ],
    })
  })

  test('FD-008 a scope alone takes every default, and says so', async () => {
    await using storage = await open()
    await using made = await aDirectClient(storage)
    const answer = await made.ask(undefined, { scope: 'cds_query_accounts' })
    expect(answer.authorization_details).toEqual([
      expect.objectContaining({
        type: 'cds_query_accounts',
        account_numbers: null,
        include_account_numbers: false,
        sync_until: 'infinite',
      }),
    ])
    const grant = await made.grantOf(answer)
    expect(grant.authorizationDetails).toEqual(answer.authorization_details)
  })

  test('GR-004, FD-365 the same request has the same grant, and its durations count from the first', async () => {
    await using storage = await open()
    await using made = await aDirectClient(storage)
    const asked = [{ type: 'cds_query_usage', segment_start: 'P30D', segment_end: 'P30D' }]
    const [first, twin] = await Promise.all([made.ask(asked), made.ask(asked)])
    const grant = await made.grantOf(first)
    expect((await made.grantOf(twin)).id).toBe(grant.id)
    made.oauth.clock.ahead = made.oauth.clock.ahead.add({ hours: 50 })
    const later = await made.ask(asked)
    expect((await made.grantOf(later)).id).toBe(grant.id)
    expect(later.authorization_details).toEqual(first.authorization_details)
    const other = await made.ask([{ ...asked[0], segment_end: 'P31D' }])
    expect((await made.grantOf(other)).id).not.toBe(grant.id)
    const rows = await storage.db
      .selectFrom('grant')
      .select('id')
      .where('client_id', '=', made.direct.client.id)
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('GR-091 what the client has closed begins anew; what was taken away does not', async () => {
    await using storage = await open()
    await using made = await aDirectClient(storage)
    const first = await made.grantOf(await made.ask(details))
    await closeGrant(made.ending, {
      registrationId: first.registrationId,
      grantId: first.id,
      now: made.oauth.now(),
    })
    const second = await made.grantOf(await made.ask(details))
    expect(second.id).not.toBe(first.id)
    await revokeGrant(made.ending, second.id, made.oauth.now())
    expect(await made.ask(details)).toMatchObject({
      error: 'invalid_scope',
      error_description: `scope: grant ${second.id} is 'revoked' and gives no access`,
    })
  })

  test('FD-013, FD-014 what is wrong is answered by the token endpoint, with its place', async () => {
    await using storage = await open()
    await using made = await aDirectClient(storage)
    const type = 'cds_query_accounts'
    for (const [wrong, at] of [
      [
        [{ type: 'cds_query_everything' }],
        "authorization_details[0].type: 'cds_query_everything' is no type",
      ],
      [[{ type, addresses: ['123 Main St'] }], 'authorization_details[0].addresses: '],
      [[{ type }, { type, sync_until: '3 years' }], "authorization_details[1].sync_until: '3 years'"],
      [[{ type, account_numbers: '1111-1' }], 'authorization_details[0].account_numbers: '],
      [[{ type: 'cds_usage' }], 'authorization_details[0].type: '],
      [{ type }, 'authorization_details: send an array'],
      ['[', 'authorization_details: '],
    ] as const) {
      const answer = await made.ask(wrong)
      expect(answer.error).toBe('invalid_authorization_details')
      expect(String(answer.error_description)).toContain(at)
    }
    expect(await made.ask(undefined, { authorization_details: '[{' })).toMatchObject({
      error: 'invalid_authorization_details',
      error_description: 'authorization_details: this is not JSON; send an array of objects',
    })
    expect(await made.ask(undefined, { scope: 'cds_usage' })).toMatchObject({
      error: 'invalid_scope',
      error_description: expect.stringContaining("not registered for 'cds_usage'"),
    })
    expect(made.oauth.logged).toEqual([])
  })

  test('FD-462 a filter that matches nothing is told to who wants to hear of it', async () => {
    await using storage = await open()
    await using made = await aDirectClient(storage)
    const { profile } = made.oauth
    await seedSandbox(storage, profile, { now: made.oauth.now(), only: ['home@example.com'] })
    const asked = { type: 'cds_query_accounts', error_if_no_preselections: true }
    const known = { account_numbers: ['1111-1'], contract_numbers: ['222222'], meter_numbers: ['M-1001'] }
    expect(await made.ask([{ ...asked, ...known }])).toMatchObject({ scope: 'cds_query_accounts' })
    expect(await made.ask([{ ...asked, account_numbers: ['1111-1', '1111-9'] }])).toEqual({
      error: 'invalid_authorization_details',
      error_description: `authorization_details[0].account_numbers: '1111-9' is nothing that this client can read; leave it out`,
      error_uri: `${made.oauth.publicUrl}/docs/errors/invalid_authorization_details`,
    })
    expect(
      await made.ask([{ ...asked, error_if_no_preselections: false, account_numbers: ['9'] }]),
    ).toMatchObject({
      scope: 'cds_query_accounts',
    })
  })

  test('SP-322 no code leads to a direct scope', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage)
    const { consent } = await oauth.register('cds_client_admin cds_usage cds_query_accounts')
    const pushed = await oauth.post('/oauth/par', consent, {
      response_type: 'code',
      scope: 'cds_query_accounts',
      ...oauth.pkce,
    })
    expect([pushed.status, (await json(pushed)).error]).toEqual([400, 'invalid_scope'])
  })

  test('CL-032, RG-039 in production a sandbox client meets no customer, by code or directly', async () => {
    await using storage = await open()
    await using oauth = await anOAuthServer(storage, { mode: 'production' })
    const { consent, direct, admin } = await oauth.register('cds_client_admin cds_usage cds_query_accounts')
    expect([consent, direct, admin].map(({ client }) => client.status)).toEqual([
      'sandbox',
      'sandbox',
      'production',
    ])
    const token = { grant_type: 'client_credentials' }
    expect(await json(await oauth.post('/oauth/token', direct, token))).toMatchObject({
      error: 'unauthorized_client',
    })
    const request = { response_type: 'code', scope: 'cds_usage', ...oauth.pkce }
    expect(await json(await oauth.post('/oauth/par', consent, request))).toMatchObject({
      error: 'unauthorized_client',
    })
    const query = new URLSearchParams({ ...request, client_id: consent.client.id, state: 's' })
    const opened = await oauth.browser().get(`/oauth/authorize?${query}`)
    const back = new URL(opened.headers.get('location') ?? '')
    expect(back.href.split('?')[0]).toBe(consent.client.defaultRedirectUri)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'unauthorized_client', state: 's' })
    expect((await oauth.post('/oauth/token', admin, token)).status).toBe(200)
  })
})
