import { describe, expect, test } from 'vitest'
import { aGrant, storages } from './a-grant.testing.ts'
import { addUses, monthlyUses, type Use, usesOf } from './index.ts'
import { insertGrantRow } from './repository.ts'

describe.each(storages)('what was read by a grant, on $name', ({ open }) => {
  test('reads of two instances on one day add up, and the last one is the last', async () => {
    await using storage = await open()
    const grant = aGrant()
    const part = aGrant({ customerId: 'tenant', parent: grant.id })
    const use: Use = {
      grantId: grant.id,
      day: '2026-03-01',
      kind: 'usage',
      reads: 2,
      lastAt: '2026-03-01T12:00:00.000Z',
    }
    await storage.transaction(async (tx) => {
      await insertGrantRow(tx, grant)
      await insertGrantRow(tx, part)
    })
    for (const lastAt of ['2026-03-01T11:00:00.000Z', '2026-03-01T13:00:00.000Z', use.lastAt]) {
      await storage.transaction((tx) => addUses(tx, [{ ...use, lastAt }]))
    }
    const added = { ...use, reads: 6, lastAt: '2026-03-01T13:00:00.000Z' }
    expect(await usesOf(storage.db, grant.id)).toEqual([added])
    const month = [{ clientId: 'client', month: '2026-03', kind: 'usage', reads: 6 }]
    expect(await monthlyUses(storage.db, 'customer', '2026-03-01')).toEqual(month)
    expect(await monthlyUses(storage.db, 'tenant', '2026-03-01')).toEqual(month)
    expect(await monthlyUses(storage.db, 'customer', '2026-03-02')).toEqual([])
  })
})
