import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { aGrant, storages } from './a-grant.testing.ts'
import {
  closeGrant,
  type Ending,
  findGrantById,
  findReceipt,
  type Grant,
  grantAsOf,
  insertGrant,
  insertReceipt,
  listGrants,
  receiptAddress,
  revokeGrant,
} from './index.ts'
import { insertGrantRow } from './repository.ts'

const secret = 'a secret of the tests, long enough for a key'
const noon = Temporal.Instant.from('2026-03-01T12:00:00Z')
const content = {
  clientName: 'Acme',
  clientUri: null,
  utilityName: 'Example',
  customerName: null,
  sections: [],
}

describe.each(storages)('grants on $name', ({ open }) => {
  test('GR-086, GR-080 the last changed comes first, and pages lead there and back', async () => {
    await using storage = await open()
    const grants = [1, 2, 3, 4, 5].map((day) => aGrant({ modified: `2026-01-0${day}T00:00:00.000Z` }))
    await storage.transaction(async (tx) => {
      for (const grant of grants) await insertGrant(tx, grant)
    })
    const list = (cursor?: string) =>
      listGrants(storage.db, 'registration', {}, { cursor, limit: 2, now: '2026-02-01T00:00:00.000Z' })
    const first = await list()
    const second = await list(first.next ?? undefined)
    const third = await list(second.next ?? undefined)
    expect([first, second, third].flatMap((page) => page.grants.map(({ id }) => id))).toEqual(
      grants.map(({ id }) => id).reverse(),
    )
    expect([first.previous, third.next]).toEqual([null, null])
    expect((await list(third.previous ?? undefined)).grants).toEqual(second.grants)
    expect((await list(second.previous ?? undefined)).previous).toBeNull()
  })

  test('GR-086, GR-080, GR-085 several values of filters keep the one order, from page to page', async () => {
    await using storage = await open()
    const grants = Array.from({ length: 9 }, (_, index) =>
      aGrant({
        clientId: `client-${index % 3}`,
        status: index % 2 === 0 ? 'active' : 'pending',
        modified: `2026-01-0${index + 1}T00:00:00.000Z`,
      }),
    )
    await storage.transaction(async (tx) => {
      for (const grant of grants) await insertGrantRow(tx, grant)
    })
    for (const filters of [
      { statuses: ['pending', 'active'] as const },
      { clientIds: ['client-0', 'client-1', 'client-2'] },
      { clientIds: ['client-2', 'client-0', 'client-1'], statuses: ['active', 'pending'] as const },
    ]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = await listGrants(storage.db, 'registration', filters, {
          cursor,
          limit: 2,
          now: '2026-02-01',
        })
        seen.push(...page.grants.map(({ id }) => id))
        cursor = page.next ?? undefined
      } while (cursor)
      expect(seen).toEqual(grants.map(({ id }) => id).reverse())
    }
  })

  test('GR-080 a cursor that no page gave is refused', async () => {
    await using storage = await open()
    const listing = listGrants(storage.db, 'registration', {}, { cursor: 'W10', limit: 2, now: '' })
    await expect(listing).rejects.toMatchObject({ code: 'invalid_request', at: 'cursor' })
  })

  test('GR-081 to GR-085, AU-040, AU-041 filters find what fits all of them', async () => {
    await using storage = await open()
    const meter = aGrant({
      scope: 'cds_usage cds_accounts',
      state: 'one',
      created: '2026-01-01T00:00:00.000Z',
    })
    const bills = aGrant({
      scope: 'bills',
      clientId: 'other',
      status: 'revoked',
      created: '2026-01-02T00:00:00.000Z',
    })
    const past = aGrant({
      scope: 'cds_usag_',
      expires: '2026-01-15T00:00:00.000Z',
      created: '2026-01-03T00:00:00.000Z',
    })
    const foreign = aGrant({ registrationId: 'another', scope: 'cds_usage', state: 'one' })
    const number = await storage.transaction(async (tx) => {
      for (const grant of [meter, bills, past, foreign]) await insertGrantRow(tx, grant)
      return (
        await insertReceipt(tx, secret, { grantId: meter.id, created: meter.created, locale: 'en', content })
      ).receipt.number
    })
    const found = async (filters: Parameters<typeof listGrants>[2]) => {
      const page = await listGrants(storage.db, 'registration', filters, {
        limit: 9,
        now: '2026-02-01T00:00:00.000Z',
      })
      return new Set(page.grants.map(({ id }) => id))
    }
    const cases: [Parameters<typeof listGrants>[2], Grant[]][] = [
      [{ grantIds: [meter.id, foreign.id] }, [meter]],
      [{ scopes: ['cds_usage'] }, [meter]],
      [{ scopes: ['cds_usag_', 'bills'] }, [past, bills]],
      [{ scopes: ['cds'] }, []],
      [{ statuses: ['active'] }, [meter]],
      [{ statuses: ['expired', 'revoked'] }, [past, bills]],
      [{ clientIds: ['other'] }, [bills]],
      [{ states: ['one'] }, [meter]],
      [{ receiptConfirmations: [number, 'NONE'] }, [meter]],
      [{ parents: ['any'] }, []],
      [{ grantIds: [] }, []],
      [{ after: bills.created, before: bills.created }, [bills]],
      [{ clientIds: ['other'], scopes: ['cds_usage'] }, []],
      [{ clientIds: ['client', 'other', 'other'] }, [past, bills, meter]],
      [{ clientIds: ['client', 'other'], statuses: ['expired', 'revoked'] }, [past, bills]],
      [{ states: ['one', 'two'], statuses: ['revoked'] }, []],
      [{ receiptConfirmations: [number], grantIds: [bills.id] }, []],
      [{ statuses: [] }, []],
    ]
    for (const [filters, expected] of cases) {
      expect(await found(filters), JSON.stringify(filters)).toEqual(new Set(expected.map(({ id }) => id)))
    }
  })

  test('GR-091, GR-092, GR-055 closing ends tokens in the same transaction, once, and never undoes a revocation', async () => {
    await using storage = await open()
    const grant = aGrant({})
    const ended: string[] = []
    const ending: Ending = {
      storage,
      revokeGrantTokens: async (_tx, id) => void ended.push(id),
      tellCustomer: async () => {},
    }
    await storage.transaction((tx) => insertGrant(tx, grant))
    const close = (registrationId: string) =>
      closeGrant(ending, { registrationId, grantId: grant.id, now: noon })
    await expect(close('another')).rejects.toMatchObject({ code: 'not_found' })
    expect(await close('registration')).toMatchObject({
      status: 'closed',
      scope: 'cds_usage',
      enabledScope: '',
      enabledAuthorizationDetails: [],
      modified: '2026-03-01T12:00:00.000Z',
    })
    expect((await close('registration')).status).toBe('closed')
    expect((await revokeGrant(ending, grant.id, noon)).status).toBe('closed')
    expect(ended).toEqual([grant.id])
  })

  test('GR-092 a revoked grant cannot be closed', async () => {
    await using storage = await open()
    const grant = aGrant({})
    const ending: Ending = { storage, revokeGrantTokens: async () => {}, tellCustomer: async () => {} }
    await storage.transaction((tx) => insertGrant(tx, grant))
    await revokeGrant(ending, grant.id, noon)
    const closing = closeGrant(ending, { registrationId: 'registration', grantId: grant.id, now: noon })
    await expect(closing).rejects.toMatchObject({ code: 'invalid_request', at: 'status' })
  })

  test('GR-050, GR-054 a grant whose time has run out is expired and enables nothing', async () => {
    await using storage = await open()
    const grant = aGrant({ expires: '2026-03-01T12:00:00.000Z' })
    await storage.transaction((tx) => insertGrant(tx, grant))
    const stored = (await findGrantById(storage.db, grant.id)) as Grant
    expect(grantAsOf(stored, noon.subtract({ seconds: 1 })).status).toBe('active')
    expect(grantAsOf(stored, noon)).toMatchObject({ status: 'expired', enabledScope: '' })
  })

  test('RC-003 to RC-006 a receipt is found by its secret address and by nothing else', async () => {
    await using storage = await open()
    const grant = aGrant({})
    const { receipt, address } = await storage.transaction(async (tx) => {
      await insertGrant(tx, grant)
      return insertReceipt(tx, secret, { grantId: grant.id, created: grant.created, locale: 'es', content })
    })
    expect(receipt.number).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(await findReceipt(storage.db, address)).toEqual(receipt)
    expect(await receiptAddress(storage.db, secret, receipt.number)).toBe(address)
    for (const known of [receipt.number, grant.id, grant.clientId]) {
      expect(await findReceipt(storage.db, known)).toBeUndefined()
      expect(address).not.toContain(known)
    }
    expect((await findGrantById(storage.db, grant.id))?.receiptConfirmations).toEqual([receipt.number])
    const stored = JSON.stringify(await storage.db.selectFrom('receipt').selectAll().execute())
    expect(stored).not.toContain(address)
  })
})
