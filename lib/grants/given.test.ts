import { describe, expect, test } from 'vitest'
import { aGrant, storages } from './a-grant.testing.ts'
import {
  findReceipt,
  type Grant,
  givenInFull,
  insertReceipt,
  placesGiven,
  receiptNumbersGiven,
  receiptsNumbered,
} from './index.ts'
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
    const places = (customerId = 'customer') => placesGiven(storage.db, customerId, now)
    const list = async (customerId = 'customer') => {
      const ids = (await places(customerId)).map(({ grantId }) => grantId)
      return givenInFull(storage.db, secret, ids)
    }
    return { storage, receipts, places, list }
  }

  test('AU-035 each with the address of its receipt; other customers’ grants are never there', async () => {
    const mine = aGrant({ customerId: 'mine' })
    const { storage, receipts, list } = await withGrants(mine, aGrant({ customerId: 'theirs' }))
    await using _ = storage
    const [given, ...others] = await list('mine')
    expect(others).toEqual([])
    expect(given?.grant.id).toBe(mine.id)
    expect(given?.address).toBe(receipts[0]?.address)
    expect(await findReceipt(storage.db, given?.address ?? '')).toEqual(given?.receipt)
    expect(await list('nobody')).toEqual([])
    const number = given?.receipt.number ?? ''
    expect(await receiptNumbersGiven(storage.db, 'mine')).toEqual(new Map([[mine.id, [number]]]))
    expect(await receiptsNumbered(storage.db, [number, 'none'])).toEqual([given?.receipt])
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
    const { storage, list, places } = await withGrants(...Object.values(grants))
    await using _ = storage
    const { second, first, ended, ranOut, old, onlyEnded } = grants
    const order = [second, first, ended, ranOut, old, onlyEnded].map(({ id }) => id)
    expect((await places()).map(({ grantId }) => grantId)).toEqual(order)
    expect((await list()).map(({ grant }) => grant.id)).toEqual(order)
  })

  test('RC-076 the newest receipt of a grant counts; without one, nothing was approved', async () => {
    const grant = aGrant()
    const { storage, list } = await withGrants(grant)
    await using _ = storage
    const later = await storage.transaction(async (tx) => {
      await insertGrantRow(tx, aGrant({ status: 'needs_authorization' }))
      return insertReceipt(tx, secret, { grantId: grant.id, created: day(5), locale: 'en', content })
    })
    expect((await list()).map(({ address }) => address)).toEqual([later.address])
  })

  test('AU-035, GR-013 what a newer approval covers stands behind it', async () => {
    const first = aGrant({ created: day(1) })
    const other = aGrant({ created: day(2) })
    const second = aGrant({ created: day(3), replacing: [first.id] })
    const third = aGrant({ created: day(4), replacing: [second.id] })
    const { storage, places } = await withGrants(first, other, second, third)
    await using _ = storage
    expect((await places()).map(({ grantId, coveredBy }) => [grantId, coveredBy])).toEqual([
      [third.id, null],
      [second.id, third.id],
      [first.id, third.id],
      [other.id, null],
    ])
  })
})
