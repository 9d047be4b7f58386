import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDataServer, allUsage, forGood, type World } from './a-data-server.testing.ts'

const accounts = '/cds/customer-data/accounts'
const segments = '/cds/customer-data/usage-segments'

let home: World
beforeAll(async () => {
  home = await aDataServer('home@example.com')
})
afterAll(() => home[Symbol.asyncDispose]())

test('AP-021, AP-024, AP-025 no token, a bad one, one of another kind', async () => {
  const none = await home.ask(accounts)
  expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="wattgrant"'])
  const bad = await home.ask(accounts, { token: 'nonsense' })
  expect([bad.status, bad.headers.get('www-authenticate')]).toEqual([
    401,
    expect.stringContaining('invalid_token'),
  ])
  const admin = home.present({ scope: 'cds_client_admin' })
  const other = await home.ask(accounts, { token: admin })
  expect([other.status, other.headers.get('www-authenticate')]).toEqual([
    403,
    expect.stringContaining('insufficient_scope'),
  ])
})

test.each(['future', 'disabled', 'suspended', 'revoked', 'closed', 'expired'] as const)(
  'AP-024, AP-027, GR-054 a grant that is %s opens nothing from the next call on',
  async (status) => {
    const { grant, token } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
    expect((await home.ask(segments, { token })).status).toBe(200)
    await home.runtime.storage.transaction((tx) =>
      tx.updateTable('grant').set({ status }).where('id', '=', grant.id).execute(),
    )
    const { status: answered, body } = await home.ask(segments, { token })
    expect([answered, body.error]).toEqual([401, 'invalid_token'])
  },
)

test.each([
  'active',
  'pending',
  'partial',
  'needs_authorization',
  'needs_sub_grants',
  'delayed',
  'stopped',
] as const)(
  'AP-027, AP-028, GR-043, GR-044, GR-054 a grant that is %s opens what is enabled',
  async (status) => {
    const both = [
      { type: 'cds_usage', fields: allUsage },
      { type: 'cds_accounts', fields: { ...forGood, include_accounts: true } },
    ]
    const { token } = await home.approve(both, { status, enabledScope: 'cds_accounts' })
    expect((await home.ask(accounts, { token })).body.accounts).toHaveLength(1)
    expect((await home.ask(segments, { token })).body.usage_segments).toEqual([])
  },
)

test('PR-017 when a grant runs out, the client’s access ends at that moment', async () => {
  const asked = [{ type: 'cds_usage', fields: allUsage }]
  const { token } = await home.approve(asked, { expires: '2099-01-01T00:00:00.000Z' })
  expect((await home.ask(segments, { token })).status).toBe(200)
  const past = await home.approve(asked, { expires: '2020-01-01T00:00:00.000Z' })
  const { status, body } = await home.ask(segments, { token: past.token })
  expect([status, body.error]).toEqual([401, 'invalid_token'])
})

test('AP-028 enabled details that say less hold', async () => {
  const fields = { ...forGood, include_accounts: true, include_account_numbers: true }
  const { token } = await home.approve([{ type: 'cds_accounts', fields }], {
    enabledAuthorizationDetails: [{ type: 'cds_accounts', include_account_numbers: false }],
  })
  expect((await home.ask(accounts, { token })).body.accounts[0]).not.toHaveProperty('account_number')
})

test('AP-029 a grant admin token shows what its grant shows', async () => {
  const { grant } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
  const token = home.present({ grantId: grant.id, scope: 'cds_grant_admin_1' })
  expect((await home.ask(segments, { token })).body.usage_segments).toHaveLength(100)
})

test('a token got with fewer scopes than its grant shows only those', async () => {
  const { grant } = await home.approve([
    { type: 'cds_usage', fields: allUsage },
    { type: 'cds_accounts', fields: { ...forGood, include_accounts: true } },
  ])
  const token = home.present({ grantId: grant.id, scope: 'cds_usage' })
  expect((await home.ask(accounts, { token })).body.accounts).toEqual([])
})
