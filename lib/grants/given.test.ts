import { describe, expect, test } from 'vitest'
import { aGrant, storages } from './a-grant.testing.ts'
import { countGiven, findReceipt, type Grant, insertReceipt, listGiven } from './index.ts'
import { insertGrantRow } from './repository.ts'

const secret = 'a secret of the tests, long enough for a key'
const now = '2026-03-01T12:00:00.000Z'
const day = (number: number) => `2026-01-${`${number}`.padStart(2, '0')}T00:00:00.000Z`
const content = {
  clientName: 'Acme',
  clientUri: null,
  utilityName: 'Example',
  customerName: null,
  sections: [],
}

describe.each(storages)('what a customer has approved, on $name', ({ open }) => {
  async function withGrants(...grants: readonly Grant[]) {
    const storage = await open()
    const receipts = await storage.transaction(async (tx) => {
      const inserted = []
      for (const grant of grants) {
        await insertGrantRow(tx, grant)
        const { id: grantId, created } = grant
        inserted.push(await insertReceipt(tx, secret, { grantId, created, locale: 'en', content }))
      }
      return inserted
    })
    const list = (customerId: string, clientIds: readonly string[], page = { offset: 0, limit: 100 }) =>
      listGiven(storage.db, secret, { customerId, clientIds, now }, page)
    return { storage, receipts, list }
  }

  test('AU-035 each with the address of its receipt; other customers’ grants are never there', async () => {
    const mine = aGrant({ customerId: 'mine' })
    const { storage, receipts, list } = await withGrants(mine, aGrant({ customerId: 'theirs' }))
    await using _ = storage
    expect(await countGiven(storage.db, 'mine')).toEqual(new Map([['client', 1]]))
    const [given, ...others] = await list('mine', ['client'])
    expect(others).toEqual([])
    expect(given?.grant.id).toBe(mine.id)
    expect(given?.address).toBe(receipts[0]?.address)
    expect(await findReceipt(storage.db, given?.address ?? '')).toEqual(given?.receipt)
    expect(await list('nobody', ['client'])).toEqual([])
    expect(await list('mine', ['other-client'])).toEqual([])
    expect(await list('mine', [])).toEqual([])
  })

  test('AU-035 clients with open grants first, the newest first, and those of one client together', async () => {
    const grants = {
      onlyEnded: aGrant({ clientId: 'gone', status: 'revoked', created: day(9) }),
      old: aGrant({ clientId: 'old', created: day(1) }),
      ended: aGrant({ clientId: 'busy', status: 'closed', created: day(8) }),
      ranOut: aGrant({ clientId: 'busy', created: day(7), expires: day(20) }),
      first: aGrant({ clientId: 'busy', created: day(2) }),
      second: aGrant({ clientId: 'busy', created: day(3) }),
    }
    const { storage, list } = await withGrants(...Object.values(grants))
    await using _ = storage
    const clients = [...(await countGiven(storage.db, 'customer')).keys()]
    const idsOf = async (page: { offset: number; limit: number }) =>
      (await list('customer', clients, page)).map(({ grant }) => grant.id)
    const { second, first, ended, ranOut, old, onlyEnded } = grants
    const order = [second, first, ended, ranOut, old, onlyEnded].map(({ id }) => id)
    expect(await idsOf({ offset: 0, limit: 100 })).toEqual(order)
    expect(await idsOf({ offset: 2, limit: 3 })).toEqual(order.slice(2, 5))
  })

  test('RC-076 the newest receipt of a grant counts; without one, nothing was approved', async () => {
    const grant = aGrant()
    const { storage, list } = await withGrants(grant)
    await using _ = storage
    const later = await storage.transaction(async (tx) => {
      await insertGrantRow(tx, aGrant({ status: 'needs_authorization' }))
      return insertReceipt(tx, secret, { grantId: grant.id, created: day(5), locale: 'en', content })
    })
    expect(await countGiven(storage.db, 'customer')).toEqual(new Map([['client', 1]]))
    expect((await list('customer', ['client'])).map(({ address }) => address)).toEqual([later.address])
  })
})
