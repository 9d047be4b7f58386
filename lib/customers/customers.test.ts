import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadProfile } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import { addToCustomer, linkRow } from './embedded/write.ts'
import {
  createEmbeddedDirectory,
  createEmbeddedResources,
  type Directory,
  type Resources,
  seedSandbox,
} from './index.ts'

const now = Temporal.Instant.from('2026-03-15T18:00:00Z')

/** What the running sandbox holds, customer by customer: accounts, contracts. */
const promised = [
  ['home@example.com', ['1111-1'], ['222222', '333333']],
  ['mover@example.com', ['1111-2', '1111-3'], ['444441', '444442']],
  ['chain@acme.example', numbered('2000-', 1, 3), numbered('', 500_001, 14)],
  ['enterprise@bigbox.example', numbered('3000-', 1, 400), numbered('', 600_001, 1200)],
  ['portfolio@fund.example', numbered('4000-', 1, 2500), numbered('', 700_001, 10_000)],
  ['water@example.com', ['1111-9'], ['999999']],
  ['empty@example.com', [], []],
  ['tenant1@example.com', ['6000-1'], ['610001']],
  ['tenant4@example.com', ['6000-4'], ['610004']],
] as const

describe.each(storages)('the sandbox of example-gas-electric on $name', ({ open }) => {
  let storage: TestStorage
  let directory: Directory
  let resources: Resources
  const idOf = async (username: string) => (await directory.signIn(username, 'sandbox'))?.id ?? ''

  beforeAll(async () => {
    storage = await open()
    directory = createEmbeddedDirectory(storage)
    resources = createEmbeddedResources(storage)
    await seedSandbox(storage, loadProfile('example-gas-electric'), { now })
  })
  afterAll(() => storage[Symbol.asyncDispose]())

  test.each(promised)(
    '%s has the promised accounts and contracts, in the order people expect',
    async (username, accounts, contracts) => {
      const id = await idOf(username)
      expect((await resources.selectable(id, 'account_selection')).map(({ number }) => number)).toEqual(
        accounts,
      )
      const services = await resources.selectable(id, 'service_contract_selection')
      expect(services.map(({ number }) => number)).toEqual(contracts)
    },
  )

  test('a wrong password, an unknown username and an empty one are answered alike', async () => {
    expect(await directory.signIn('home@example.com', 'wrong')).toBeUndefined()
    expect(await directory.signIn('nobody@example.com', 'sandbox')).toBeUndefined()
    expect(await directory.signIn('', '')).toBeUndefined()
    expect(await directory.find('cust_nobody')).toBeUndefined()
  })

  test('a username is known in any case, and with blanks around', async () => {
    const customer = await directory.signIn(' Home@Example.com ', 'sandbox')
    expect(customer?.username).toBe('home@example.com')
    expect(await directory.find(customer?.id ?? '')).toEqual(customer)
  })

  test('AP-167 what comes into being is seen at once, also where lists are kept in memory', async () => {
    const id = await idOf('tenant1@example.com')
    const [known] = await resources.selectable(id, 'account_selection')
    if (!known) throw new Error('no account')
    await resources.links(id)
    const link = {
      id: 'account_new',
      number: '6000-9',
      created: '2026-03-16',
      modified: '2026-03-16',
      parent: null,
    }
    const key = { customer_id: id, kind: 'account', id: link.id }
    const entry = { ...known, id: link.id, number: link.number }
    await storage.transaction((tx) =>
      addToCustomer(tx, id, { links: [linkRow(key, link, entry)], objects: [], usage: [] }),
    )
    expect((await resources.selectable(id, 'account_selection')).at(-1)).toEqual(entry)
    expect((await resources.links(id)).accounts[0]).toEqual(link)
  })

  test('AP-267 statements come newest first and keep to the days asked for', async () => {
    const id = await idOf('mover@example.com')
    const accounts = (await resources.links(id)).accounts.map((account) => account.id)
    const query = { accounts, from: '2025-06-03', until: '2025-08-03' }
    const dates = (await resources.statements(id, query)).map((statement) => statement.statement_date)
    expect(dates).toEqual(['2025-08-03', '2025-07-03', '2025-06-03'])
  })

  test('usage is read on from a segment, in both directions', async () => {
    const id = await idOf('home@example.com')
    const { contracts } = await resources.links(id)
    const all = await resources.usage(id, { contracts: contracts.map((contract) => contract.id), limit: 50 })
    const middle = all[20]
    if (!middle) throw new Error('too little usage')
    const beyond = {
      start: middle.segment_start,
      modified: middle.cds_modified,
      id: middle.cds_usagesegment_id,
    }
    const ids = (segments: typeof all) => segments.map((segment) => segment.cds_usagesegment_id)
    const query = { contracts: contracts.map((contract) => contract.id), limit: 5, beyond }
    expect(ids(await resources.usage(id, query))).toEqual(ids(all.slice(21, 26)))
    const before = await resources.usage(id, { ...query, backwards: true })
    expect(ids(before)).toEqual(ids(all.slice(15, 20)).reverse())
  })

  test('only one customer is seen: ids of another find nothing', async () => {
    const [home, water] = [await idOf('home@example.com'), await idOf('water@example.com')]
    const { accounts, contracts } = await resources.links(water)
    const ids = (links: readonly { id: string }[]) => links.map((link) => link.id)
    expect(await resources.objects(home, 'account', ids(accounts))).toEqual([])
    expect(await resources.statements(home, { accounts: ids(accounts) })).toEqual([])
    expect(await resources.usage(home, { contracts: ids(contracts), limit: 10 })).toEqual([])
    expect((await resources.objects(water, 'account', ids(accounts))).length).toBe(1)
  })

  test('nobody has nothing', async () => {
    const { accounts, contracts } = await resources.links('cust_nobody')
    expect([accounts, contracts]).toEqual([[], []])
    expect(await resources.selectable('cust_nobody', 'account_selection')).toEqual([])
  })

  test('objects come in the order of their ids', async () => {
    const id = await idOf('chain@acme.example')
    const wanted = (await resources.links(id)).contracts.map((contract) => contract.id).reverse()
    const objects = await resources.objects(id, 'service_contract', ['contract_unknown', ...wanted])
    expect(objects.map((contract) => contract.cds_servicecontract_id)).toEqual(wanted)
  })

  test('a storage that has customers is left as it is', async () => {
    const count = () => countOf(storage)
    const before = await count()
    await seedSandbox(storage, loadProfile('example-gas-electric'), { now })
    expect(await count()).toEqual(before)
  })

  test('a password is nowhere stored as it is', async () => {
    const rows = await storage.db.selectFrom('customer').select('password').execute()
    for (const { password } of rows) expect(password).toMatch(/^scrypt:/)
  })
})

function numbered(prefix: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${first + index}`)
}

async function countOf({ db }: Storage) {
  const rows = db.selectFrom('customer_object').select((where) => where.fn.countAll<number>().as('rows'))
  return rows.executeTakeFirst()
}
