import { describe, expect, test } from 'vitest'
import { createEmbeddedResources } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { findGrantById } from '#lib/grants/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { anOAuthServer, type Credentials, json } from './an-oauth-server.testing.ts'

/** A server whose utility can be taken down and brought back. */
async function anOutage(storage: Storage) {
  const utility = { isDown: false }
  const resources = createEmbeddedResources(storage)
  const oauth = await anOAuthServer(storage, {
    resources: new Proxy(resources, {
      get: (target, name: keyof typeof resources) =>
        utility.isDown
          ? async () => {
              throw new CodedError('resources_unavailable', "the utility's system does not answer")
            }
          : target[name],
    }),
  })
  return {
    utility,
    oauth,
    grants: () => storage.db.selectFrom('grant').select('id').execute(),
    [Symbol.asyncDispose]: oauth[Symbol.asyncDispose],
  }
}

/** What needs the utility to be judged: whose consents an aggregation takes, and whether a filter matches something. */
const needing = [
  { type: 'cds_query_usage', aggregation_numbers: ['A-1'] },
  { type: 'cds_query_accounts', account_numbers: ['1111-1'], error_if_no_preselections: true },
]

describe.each(storages.slice(0, 1))('while the utility does not answer, on $name', ({ open }) => {
  test.each(needing)('a token request that the utility has to judge waits for it: %o', async (asked) => {
    await using storage = await open()
    await using made = await anOutage(storage)
    const { oauth, utility } = made
    const { direct } = await oauth.register('cds_client_admin cds_query_accounts cds_query_usage')
    const form = { grant_type: 'client_credentials', authorization_details: JSON.stringify([asked]) }
    utility.isDown = true
    const answer = await oauth.post('/oauth/token', direct, form)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('10')
    expect(await json(answer)).toEqual({
      error: 'resources_unavailable',
      error_description: "the utility's system does not answer",
      error_uri: `${oauth.publicUrl}/docs/errors/resources_unavailable`,
    })
    expect(await made.grants()).toEqual([])
    utility.isDown = false
    const later = await oauth.post('/oauth/token', direct, form)
    expect((await json(later)).error).not.toBe('resources_unavailable')
    expect(oauth.logged).toEqual([])
  })

  test('a customer’s tokens outlive an outage: redeemed, refreshed and introspected without the utility', async () => {
    await using storage = await open()
    await using made = await anOutage(storage)
    const { oauth, utility } = made
    const { consent } = await oauth.register()
    const { code, grant } = await oauth.getCode(consent)
    utility.isDown = true
    const first = await json(await oauth.redeem(consent, code))
    const second = await refreshed(oauth, consent, first.refresh_token)
    expect(second).toMatchObject({ scope: 'cds_usage', refresh_token: expect.any(String) })
    const told = await oauth.post('/oauth/introspect', consent, { token: String(second.access_token) })
    expect(await json(told)).toMatchObject({ active: true, scope: 'cds_usage' })
    expect(await findGrantById(storage.db, grant.id)).toMatchObject({ status: 'active' })
    utility.isDown = false
    expect(await refreshed(oauth, consent, second.refresh_token)).toMatchObject({ scope: 'cds_usage' })
  })
})

async function refreshed(
  oauth: Awaited<ReturnType<typeof anOAuthServer>>,
  client: Credentials,
  token: unknown,
) {
  const form = { grant_type: 'refresh_token', refresh_token: String(token) }
  return json(await oauth.post('/oauth/token', client, form))
}
