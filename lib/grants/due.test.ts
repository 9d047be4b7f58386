import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { aGrant, storages } from './a-grant.testing.ts'
import { passMoments } from './index.ts'
import { insertGrantRow } from './repository.ts'

const now = Temporal.Instant.from('2026-06-01T00:00:00Z')

describe.each(storages)('grants whose moment has come, on $name', ({ open }) => {
  test('GR-041, GR-050 more than one turn takes are taken until none is due', async () => {
    await using storage = await open()
    await storage.transaction(async (tx) => {
      for (let index = 0; index < 102; index++) {
        const moment = '2026-05-01T00:00:00.000Z'
        const when = index < 101 ? { expires: moment } : { status: 'future' as const, notBefore: moment }
        await insertGrantRow(tx, aGrant(when))
      }
    })
    const ending = { storage, revokeGrantTokens: async () => {} }
    const turns = [await passMoments(ending, now)]
    while (turns.at(-1)?.more) turns.push(await passMoments(ending, now))
    expect(turns.reduce((sum, { passed }) => sum + passed, 0)).toBe(102)
    const left = await storage.db
      .selectFrom('grant')
      .select(['status', ({ fn }) => fn.countAll().as('count')])
      .groupBy('status')
      .orderBy('status')
      .execute()
    expect(left.map(({ status, count }) => [status, Number(count)])).toEqual([
      ['active', 1],
      ['expired', 101],
    ])
  })
})
