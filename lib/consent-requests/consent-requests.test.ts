import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { findClient, keepVouchedClient, type Vouched, vouchedClient } from '#lib/clients/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { storages } from '#lib/storage/testing.ts'
import { findConsentRequest, keepConsentRequest, takeFormKey } from './index.ts'

const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const catalog = buildCatalog(loadProfile('alder-valley'), 'https://consent.example')
const vouched: Vouched = {
  id: 'green-homes',
  name: 'Green Homes',
  uri: null,
  logoUri: null,
  tosUri: null,
  policyUri: null,
  contacts: [],
  authorizationDetails: [{ type: 'cds_usage' }],
  issued: null,
  reviewed: null,
  confirmsWebsite: false,
}

function asked(uid: string) {
  const clientId = vouched.id
  const returnTo = 'https://consent.example/consent-requests/one/return'
  const [created, expires] = ['2026-03-01T12:00:00.000Z', '2026-03-01T13:00:00.000Z']
  return { uid, clientId, params: { scope: 'cds_usage' }, returnTo, created, expires, mustSignIn: false }
}
const claims = { jti: 'one', sub: undefined, state: 'theirs', returnUri: 'https://login.example/consent' }

describe.each(storages)('what an authorization server asks, on $name', ({ open }) => {
  test('is kept once, however often it comes at the same moment', async () => {
    await using storage = await open()
    const kept = await Promise.allSettled(
      ['a', 'b', 'c'].map((uid) =>
        storage.transaction((tx) => keepConsentRequest(tx, asked(uid), claims, now)),
      ),
    )
    expect(kept.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(kept.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'invalid_request_object', at: 'jti' },
    })
    expect(await storage.db.selectFrom('interaction').select('uid').execute()).toHaveLength(1)
  })

  test('opens for one browser, with its key, in time', async () => {
    await using storage = await open()
    const key = await storage.transaction((tx) => keepConsentRequest(tx, asked('a'), claims, now))
    const opening = { key, locale: 'es', now }
    expect(await takeFormKey(storage, 'a', { ...opening, key: 'another' })).toBeUndefined()
    expect(await takeFormKey(storage, 'a', { ...opening, now: now.add({ seconds: 300 }) })).toBeUndefined()
    const both = await Promise.all([1, 2].map(() => takeFormKey(storage, 'a', opening)))
    expect(both.filter(Boolean)).toEqual([{ stage: 'opened', locale: 'es', signIn: '' }])
    expect(await findConsentRequest(storage.db, 'a')).toMatchObject({ state: 'theirs', sub: null })
  })

  test('its client is kept anew each time, unless one that registered here has its id', async () => {
    await using storage = await open()
    const keep = (said: Vouched) =>
      storage.transaction((tx) => keepVouchedClient(tx, vouchedClient(said, { catalog, now }), said))
    await keep(vouched)
    await keep({ ...vouched, name: 'Greener Homes' })
    expect(await findClient(storage.db, vouched.id)).toMatchObject({
      name: 'Greener Homes',
      scopes: ['cds_usage'],
    })
    await storage.transaction(async (tx) => {
      await tx.insertInto('registration').values({ id: 'reg_1', created_at: '' }).execute()
      await tx.updateTable('client').set({ registration_id: 'reg_1' }).execute()
    })
    await expect(keep(vouched)).rejects.toMatchObject({ code: 'invalid_client_metadata', at: 'client_id' })
  })
})
