import { expect, test } from 'vitest'
import { aGrant, insertRegistration } from '#lib/grants/a-grant.testing.ts'
import { auditHistory, findGrantById, historyOf, insertGrant } from '#lib/grants/index.ts'
import { aServer } from './a-server.testing.ts'
import { startScheduler } from './scheduler.ts'

test('GR-041, GR-050 grants begin and end without anybody calling, once, by however many instances', async () => {
  await using server = await aServer([])
  const { runtime, clock } = server
  const { storage } = runtime
  const ending = Array.from({ length: 120 }, () => aGrant({ expires: '2026-03-01T12:00:00.000Z' }))
  const lasting = aGrant({ expires: '2026-03-01T12:00:00.001Z' })
  const beginning = aGrant({
    status: 'future',
    enabledScope: '',
    enabledAuthorizationDetails: [],
    notBefore: '2026-03-01T11:00:00.000Z',
  })
  await storage.transaction((tx) => insertRegistration(tx))
  for (const grant of [...ending, lasting, beginning])
    await storage.transaction((tx) => insertGrant(tx, grant))
  const schedulers = [1, 2].map(() => startScheduler(runtime, server.uses, { write: async () => false }))
  await expect.poll(() => server.revoked.length, { timeout: 20_000 }).toBe(120)
  await expect
    .poll(async () => (await findGrantById(storage.db, beginning.id))?.status, { timeout: 20_000 })
    .toBe('active')
  await Promise.all(schedulers.map((scheduler) => scheduler.stop()))

  expect(new Set(server.revoked).size).toBe(120)
  for (const { id } of ending.slice(0, 5)) {
    expect(await findGrantById(storage.db, id)).toMatchObject({ status: 'expired', enabledScope: '' })
    expect(await historyOf(storage.db, id)).toMatchObject([
      { cause: 'approve', to: 'active' },
      { cause: 'expire', by: 'clock', from: 'active', to: 'expired', at: '2026-03-01T12:00:00.000Z' },
    ])
  }
  expect(await historyOf(storage.db, beginning.id)).toHaveLength(2)
  expect(await findGrantById(storage.db, beginning.id)).toMatchObject({ enabledScope: 'cds_usage' })
  expect((await findGrantById(storage.db, lasting.id))?.status).toBe('active')
  expect((await auditHistory(storage.db)).bad).toBeNull()
  expect(clock.now.toString()).toBe('2026-03-01T12:00:00Z')
})
