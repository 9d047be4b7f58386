import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { anEntry } from '#lib/customers/an-entry.testing.ts'
import type { Storage } from '#lib/storage/index.ts'
import { aGrant, storages } from './a-grant.testing.ts'
import {
  actOnGrant,
  type Ending,
  findGrantById,
  foundFor,
  type Grant,
  type GrantNews,
  historyOf,
  insertGrant,
  insertReceipt,
  pendingGrants,
} from './index.ts'

const now = Temporal.Instant.from('2026-03-01T12:00:00Z')
const type = 'service_contract_selection' as const
const granted = [
  {
    scope: 'cds_usage',
    type: 'cds_usage',
    fields: {},
    selection: { type, entries: [], includeFuture: false },
  },
]
const pending = () =>
  aGrant({ status: 'pending', customerId: 'unknown_1', granted, eta: '2026-03-04T12:00:00.000Z' })

describe.each(storages)('what the utility does with grants on $name', ({ open }) => {
  test('GR-042, GR-020 a pending grant gets its customer and what is theirs of what was typed in', async () => {
    await using storage = await open()
    const { ending, told } = anEnding(storage)
    const grant = pending()
    await approved(storage, grant)
    const [waiting] = await pendingGrants(storage.db)
    expect(waiting?.grant).toMatchObject({ id: grant.id, eta: grant.eta })
    if (!waiting) throw new Error('none waits')
    const contract = anEntry({ id: 'contract-2', number: '222222' })
    const selectable = async (customer: string | null) => (customer === 'customer' ? [contract] : [])
    const { found, missing } = await foundFor(waiting, 'customer', { selectable })
    expect(missing).toEqual(['999999'])
    await actOnGrant(ending, { grantId: grant.id, act: 'open', found, now })
    expect(await findGrantById(storage.db, grant.id)).toMatchObject({
      status: 'active',
      customerId: 'customer',
      eta: null,
      granted: [{ selection: { entries: ['contract-2'] } }],
    })
    expect(told).toEqual([{ kind: 'opened', grantId: grant.id, now }])
    expect((await historyOf(storage.db, grant.id)).at(-1)).toMatchObject({
      by: 'server',
      cause: 'review',
      from: 'pending',
      to: 'active',
    })
    expect(await pendingGrants(storage.db)).toEqual([])
    const stranger = await foundFor(waiting, 'another', { selectable })
    expect([stranger.found.granted[0]?.selection?.entries, stranger.missing]).toEqual([
      [],
      ['222222', '999999'],
    ])
  })

  test('GR-048, GR-049, GR-056, GR-058 stopped for a time, and for good: tokens end, customer and client are told', async () => {
    await using storage = await open()
    const { ending, told, ended } = anEnding(storage)
    const grant = aGrant()
    await approved(storage, grant)
    const act = async (name: Parameters<typeof actOnGrant>[1]['act']) =>
      (await actOnGrant(ending, { grantId: grant.id, act: name, now })).status
    expect(await act('suspend')).toBe('suspended')
    expect(ended).toEqual([grant.id])
    expect(await act('resume')).toBe('active')
    expect(await act('disable')).toBe('disabled')
    expect(ended).toEqual([grant.id, grant.id])
    expect(told.map(({ kind }) => kind)).toEqual(['suspended', 'opened', 'ended'])
    const messages = await storage.db.selectFrom('message').select('name').execute()
    for (const word of ['suspended', 'active', 'disabled'])
      expect(
        messages.some(({ name }) => name.includes(word)),
        word,
      ).toBe(true)
    await expect(act('resume')).rejects.toMatchObject({ code: 'invalid_request' })
    expect(told).toHaveLength(3)
  })

  test('GR-004, GR-042 a client’s own grant and one that is not there are left alone', async () => {
    await using storage = await open()
    const { ending } = anEnding(storage)
    const own = aGrant({ customerId: null })
    await storage.transaction((tx) => insertGrant(tx, own))
    const disabling = actOnGrant(ending, { grantId: own.id, act: 'disable', now })
    await expect(disabling).rejects.toMatchObject({ code: 'invalid_request' })
    const nothing = actOnGrant(ending, { grantId: 'grant_none', act: 'disable', now })
    await expect(nothing).rejects.toMatchObject({ code: 'not_found' })
  })
})

function anEnding(storage: Storage) {
  const told: GrantNews[] = []
  const ended: string[] = []
  const ending: Ending = {
    storage,
    revokeGrantTokens: async (_, id) => void ended.push(id),
    tellCustomer: async (_, news) => void told.push(news),
  }
  return { ending, told, ended }
}

async function approved(storage: Storage, grant: Grant): Promise<void> {
  const chosen = ['222222', '999999'].map((number) => ({ id: number, number, address: null }))
  const section = {
    scopes: [{ scope: 'cds_usage', type: 'cds_usage', fields: {} }],
    durations: [],
    purpose: null,
    selection: { type, includeFuture: false, chosen, of: 2 },
  }
  await storage.transaction(async (tx) => {
    await insertGrant(tx, grant)
    await insertReceipt(tx, 'a secret of the tests, long enough for a key', {
      grantId: grant.id,
      created: grant.created,
      locale: 'en',
      content: {
        clientName: 'Acme',
        clientUri: null,
        utilityName: 'Example',
        customerName: null,
        sections: [section],
      },
    })
  })
}
