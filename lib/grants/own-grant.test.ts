import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { aGrant, storages } from './a-grant.testing.ts'
import {
  findGrantById,
  type Grant,
  type GrantNews,
  grantAsOf,
  historyOf,
  insertGrant,
  insertReceipt,
  type ReceiptContent,
  type Reduction,
  receiptsOf,
  reduceGrant,
  renewalOf,
  renewGrant,
} from './index.ts'

const profile = loadProfile('example-gas-electric')
const { timezone } = profile
const catalog = buildCatalog(profile, 'https://utility.example')
const secret = 'a secret of the tests, long enough for a key'
const approved = Temporal.Instant.from('2026-01-01T12:00:00Z')
const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const end = '2027-01-01T12:00:00.000Z'

const selection = {
  type: 'service_contract_selection' as const,
  entries: ['one', 'two'],
  includeFuture: false,
}
const usage = { segment_start: '2025-01-01T12:00:00.000Z', segment_end: end, sync_until: end }

function aYear(differing: Partial<Grant> = {}): Grant {
  const details = [{ type: 'cds_usage', ...usage }, { type: 'cds_accounts' }]
  return aGrant({
    scope: 'cds_usage cds_accounts',
    authorizationDetails: details,
    enabledAuthorizationDetails: details,
    granted: [
      { scope: 'cds_usage', type: 'cds_usage', fields: usage, selection },
      {
        scope: 'cds_accounts',
        type: 'cds_accounts',
        fields: {},
        selection: { type: 'account_selection', entries: ['account'], includeFuture: true },
      },
    ],
    created: isoInstant(approved),
    ...differing,
  })
}

const content: ReceiptContent = {
  clientName: 'Acme',
  clientUri: null,
  utilityName: 'Example',
  customerName: 'Ada',
  sections: [
    {
      scopes: [{ scope: 'cds_usage', type: 'cds_usage', fields: usage }],
      durations: ['segment_end', 'sync_until'].map((field) => ({
        field,
        direction: 'future',
        asked: 'P1Y',
        boundary: end,
      })),
      purpose: null,
      selection: {
        type: selection.type,
        includeFuture: false,
        chosen: selection.entries.map((id) => ({ id, number: id, address: null })),
        of: 2,
      },
    },
  ],
}

describe.each(storages)('what customers change of their own grants, on $name', ({ open }) => {
  async function withGrant(grant: Grant) {
    const storage = await open()
    const told: GrantNews['kind'][] = []
    const ending = {
      storage,
      secret,
      revokeGrantTokens: async () => {},
      tellCustomer: async (_: unknown, { kind }: GrantNews) => {
        told.push(kind)
      },
    }
    await storage.transaction(async (tx) => {
      await insertGrant(tx, grant)
      await insertReceipt(tx, secret, { grantId: grant.id, created: grant.created, locale: 'en', content })
    })
    const own = { grantId: grant.id, customerId: 'customer', catalog, timezone, now }
    return {
      storage,
      told,
      reduce: (reduction: Reduction, customerId = 'customer') =>
        reduceGrant(ending, { ...own, customerId, reduction }),
      renew: (at = now, customerId = 'customer') =>
        renewGrant(ending, {
          ...own,
          customerId,
          now: at,
          locale: 'en',
          about: { clientName: 'Acme Two', clientUri: null, termsUri: 'https://utility.example/terms' },
        }),
      [Symbol.asyncDispose]: () => storage.close(),
    }
  }

  test('GR-050, GR-094 a shortened access ends with its day, all of it', async () => {
    await using made = await withGrant(aYear())
    const midnight = '2026-04-01T07:00:00.000Z' // in Los Angeles
    const grant = await made.reduce({ kind: 'shorten', lastDay: '2026-03-31' })
    const less = { ...usage, segment_end: midnight, sync_until: midnight }
    expect(grant).toMatchObject({ status: 'active', expires: midnight, scope: 'cds_usage cds_accounts' })
    expect(grant.authorizationDetails).toEqual([{ type: 'cds_usage', ...less }, { type: 'cds_accounts' }])
    expect(grant.enabledAuthorizationDetails).toEqual(grant.authorizationDetails)
    expect(grant.granted[0]?.fields).toEqual(less)
    expect(grantAsOf(grant, Temporal.Instant.from(midnight)).status).toBe('expired')
    await made.reduce({ kind: 'shorten', lastDay: '2026-03-31' }) // said twice
    await expect(made.reduce({ kind: 'shorten', lastDay: '2026-04-01' })).rejects.toMatchObject({
      at: 'later_day',
    })
    expect(await findGrantById(made.storage.db, grant.id)).toMatchObject({ expires: midnight })
    expect(made.told).toEqual(['reduced'])
    const history = await historyOf(made.storage.db, grant.id)
    expect(history.map(({ cause, by }) => [cause, by])).toEqual([
      ['approve', 'customer'],
      ['reduce', 'customer'],
    ])
    expect(await receiptsOf(made.storage.db, grant.id)).toHaveLength(1)
  })

  test.each(['2026-02-28', '2026-02-30', 'tomorrow', ''])('no end on %j', async (lastDay) => {
    await using made = await withGrant(aYear())
    await expect(made.reduce({ kind: 'shorten', lastDay })).rejects.toMatchObject({ at: 'last_day' })
  })

  test('GR-094 what is dropped is gone, and a scope of which nothing is left with it', async () => {
    await using made = await withGrant(aYear())
    const one = await made.reduce({ kind: 'drop', entries: ['one', 'unknown'], later: false })
    expect(one.granted[0]?.selection?.entries).toEqual(['two'])
    expect(one.scope).toBe('cds_usage cds_accounts')
    const all = await made.reduce({ kind: 'drop', entries: ['two'], later: false })
    expect(all).toMatchObject({
      scope: 'cds_accounts',
      enabledScope: 'cds_accounts',
      authorizationDetails: [{ type: 'cds_accounts' }],
      enabledAuthorizationDetails: [{ type: 'cds_accounts' }],
      granted: [{ scope: 'cds_accounts' }],
    })
    const later = await made.reduce({ kind: 'drop', entries: [], later: true })
    expect(later.granted[0]?.selection).toMatchObject({ entries: ['account'], includeFuture: false })
    await expect(made.reduce({ kind: 'drop', entries: ['account'], later: false })).rejects.toMatchObject({
      at: 'entries',
    })
    expect(made.told).toEqual(['reduced', 'reduced', 'reduced'])
  })

  test('GR-095 what is still asked for goes on waiting, and less of what stands is open', async () => {
    const waiting = aYear({ status: 'needs_authorization' })
    const wanted = { scope: `${waiting.scope} cds_meters` }
    await using made = await withGrant({ ...waiting, ...wanted, enabledScope: waiting.scope })
    const grant = await made.reduce({ kind: 'drop', entries: ['one', 'two'], later: false })
    expect(grant).toMatchObject({
      status: 'needs_authorization',
      scope: wanted.scope,
      enabledScope: 'cds_accounts',
    })
  })

  test('RC-001, RC-075 an approval given again lasts as long as the first, with a receipt of its own', async () => {
    await using made = await withGrant(aYear())
    await made.reduce({ kind: 'drop', entries: ['one'], later: false })
    await made.reduce({ kind: 'shorten', lastDay: '2026-03-31' })
    const grant = await made.renew()
    const further = '2027-03-01T12:00:00.000Z'
    expect(grant).toMatchObject({ status: 'active', expires: null, approved: isoInstant(approved) })
    expect(grant.granted[0]?.fields).toEqual({ ...usage, segment_end: further, sync_until: further })
    expect(grant.enabledAuthorizationDetails).toEqual(grant.authorizationDetails)
    expect(grant.granted[0]?.selection?.entries).toEqual(['two'])
    const [newest, first] = await receiptsOf(made.storage.db, grant.id)
    expect(first?.content).toEqual(content)
    expect(newest?.content).toMatchObject({
      clientName: 'Acme Two',
      sections: [
        { durations: [{ asked: 'P1Y', boundary: further }, {}], selection: { chosen: [{ id: 'two' }] } },
      ],
    })
    expect(made.told).toEqual(['reduced', 'reduced', 'changed'])
    await expect(made.renew()).rejects.toMatchObject({ code: 'invalid_request' })
    const again = await made.renew(now.add({ hours: 24 }))
    expect(again.granted[0]?.fields.sync_until).toBe('2027-03-02T12:00:00.000Z')
  })

  test('nobody changes another customer’s grant, and what is over stays over', async () => {
    const grant = aYear()
    await using made = await withGrant(grant)
    const missing = { code: 'not_found' }
    await expect(made.reduce({ kind: 'shorten', lastDay: '2026-04-01' }, 'other')).rejects.toMatchObject(
      missing,
    )
    await expect(made.renew(now, 'other')).rejects.toMatchObject(missing)
    await made.reduce({ kind: 'shorten', lastDay: '2026-03-31' })
    const [newest] = await receiptsOf(made.storage.db, grant.id)
    const late = Temporal.Instant.from('2026-05-01T12:00:00Z')
    const ended = grantAsOf((await findGrantById(made.storage.db, grant.id)) as Grant, late)
    expect(newest && renewalOf(ended, newest, { catalog, timezone, now: late })).toBeUndefined()
    await expect(made.renew(late)).rejects.toMatchObject({ at: 'status' })
    expect(made.told).toEqual(['reduced'])
  })
})
