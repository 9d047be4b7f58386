import { expect, test } from 'vitest'
import { lastUses, monthlyUses, usesOf } from '#lib/grants/index.ts'
import { aDataServer, allUsage } from './a-data-server.testing.ts'

test('what is read of a customer’s data is counted by grant, day and kind, and written apart from the calls', async () => {
  await using home = await aDataServer('home@example.com')
  const { storage } = home.runtime
  const { grant, token } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
  for (const path of ['usage-segments', 'usage-segments', 'meter-devices']) {
    expect((await home.ask(`/cds/customer-data/${path}`, { token })).status).toBe(200)
  }
  expect((await home.ask('/cds/customer-data/usage-segments', { token: 'nonsense' })).status).toBe(401)
  expect(await usesOf(storage.db, grant.id)).toEqual([])
  await Promise.all([home.uses.write(), home.uses.write()])
  expect(await usesOf(storage.db, grant.id)).toMatchObject([
    { day: '2026-03-01', kind: 'meters', reads: 1 },
    { day: '2026-03-01', kind: 'usage', reads: 2 },
  ])

  home.clock.now = home.clock.now.add({ hours: 24 })
  await home.ask('/cds/customer-data/usage-segments', { token })
  await home.uses.write()
  expect(await usesOf(storage.db, grant.id)).toHaveLength(3)
  const lastAt = '2026-03-02T12:00:00.000Z'
  expect(await lastUses(storage.db, [grant.id, 'another'])).toEqual(new Map([[grant.id, lastAt]]))
  const { clientId, customerId } = grant
  expect(await monthlyUses(storage.db, customerId ?? '', '2026-03-02')).toEqual([
    { clientId, month: '2026-03', kind: 'usage', reads: 1 },
  ])
  expect(await monthlyUses(storage.db, 'another', '2026-01-01')).toEqual([])
})
