import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import type { Storage } from '#lib/storage/index.ts'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import { addToCustomer, linkRow } from './embedded/write.ts'
import {
  createEmbeddedDirectory,
  createEmbeddedResources,
  type Directory,
  type Resources,
  sandboxSignIns,
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

  test('the home has its meters, its program, two years of bills and of quarter hours', async () => {
    const id = await idOf('home@example.com')
    const [account] = await resources.selectable(id, 'account_selection')
    expect(account).toMatchObject({
      programs: ['LIRA'],
      meterNumbers: ['M-1001', 'M-1002'],
      address: '123 Main St, Example Valley, CA 94001',
    })
    const links = await resources.links(id)
    const statements = await resources.statements(id, { accounts: links.accounts.map((link) => link.id) })
    expect(statements.map((statement) => statement.statement_date).at(0)).toBe('2026-03-03')
    expect(statements).toHaveLength(24)
    const electric = links.contracts.find(({ number }) => number === '222222')?.id ?? ''
    const usage = await resources.usage(id, { contracts: [electric], limit: 1000 })
    expect(usage.at(0)?.segment_start).toBe('2024-03-01T08:00:00.000Z')
    expect(usage.at(-1)?.segment_end).toBe('2026-03-15T07:00:00.000Z')
    const counts = usage.map((segment) => segment.values.length)
    expect(new Set(counts)).toEqual(new Set([96, 92, 100])) // two clock changes a year
  })

  test('AP-397, AP-399 readings follow each other without a gap', async () => {
    const id = await idOf('home@example.com')
    const { contracts } = await resources.links(id)
    for (const contract of contracts) {
      const usage = await resources.usage(id, { contracts: [contract.id], limit: 1000 })
      for (const [index, segment] of usage.entries()) {
        const length = Number(segment.interval) * segment.values.length * 1000
        expect(Date.parse(segment.segment_end) - Date.parse(segment.segment_start)).toBe(length)
        const following = usage[index + 1]
        if (following) expect(following.segment_start).toBe(segment.segment_end)
      }
    }
  })

  test('AP-106, AP-403, FD-341, FD-344 each format is that of a choice which the catalog offers', async () => {
    const catalog = buildCatalog(loadProfile('example-gas-electric'), 'https://utility.example')
    const fields = catalog.scopes.get('cds_usage')?.description.authorization_details_fields_supported
    const choices = fields?.find((field) => field.id === 'include_usage_segment_value_types')?.choices ?? []
    for (const username of ['home@example.com', 'water@example.com']) {
      const id = await idOf(username)
      const contracts = (await resources.links(id)).contracts.map((contract) => contract.id)
      for (const { formats } of await resources.usage(id, { contracts, limit: 1000 })) {
        const published = choices.find((choice) => choice.id === formats[0]?.id)?.usagesegment_format
        expect(formats).toEqual([expect.objectContaining(published)])
      }
    }
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

  test('AP-281 what is charged adds up to what is due, to the cent', async () => {
    const id = await idOf('home@example.com')
    const { accounts } = await resources.links(id)
    const statements = await resources.statements(id, { accounts: accounts.map((account) => account.id) })
    const sections = await resources.sections(
      id,
      statements.map((statement) => statement.cds_billstatement_id),
    )
    const cents = (amount: string) => Math.round(Number(amount) * 100)
    for (const statement of statements) {
      const charged = statement.new_charges.reduce((sum, charge) => sum + cents(charge.amount), 0)
      expect(charged).toBe(cents(statement.amount_due))
      for (const charge of statement.new_charges) {
        const parts = sections.filter((section) =>
          charge.related_billsections.includes(section.cds_billsection_id),
        )
        const lines = parts
          .flatMap((part) => part.line_items)
          .reduce((sum, line) => sum + cents(line.cost), 0)
        if (parts.length > 0) expect(lines).toBe(cents(charge.amount))
      }
    }
    expect(statements[0]?.new_charges.map((charge) => charge.types[0])).toContain('program')
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

  test('the chain has premises, a parent account and its charging program', async () => {
    const id = await idOf('chain@acme.example')
    const links = await resources.links(id)
    const parent = links.accounts.find(({ number }) => number === '2000-1')?.id
    const children = links.accounts.filter((account) => account.parent === parent).map(({ number }) => number)
    expect(children.sort()).toEqual(['2000-2', '2000-3'])
    const points = await resources.objects(
      id,
      'service_point',
      links.points.map((point) => point.id),
    )
    expect(points.every((point) => point.premises.length === 1)).toBe(true)
    const services = await resources.selectable(id, 'service_contract_selection')
    expect(services.filter(({ programs }) => programs.includes('EV-FLEX'))).toHaveLength(2)
  })

  test('what has ended says so: a closed account, a contract with its last day', async () => {
    const id = await idOf('mover@example.com')
    const [closed, active] = await resources.selectable(id, 'account_selection')
    expect([closed?.status, active?.status]).toEqual(['closed', 'active'])
    const [ended] = await resources.selectable(id, 'service_contract_selection')
    expect(ended).toMatchObject({ status: 'closed', meterNumbers: [] })
  })

  test('the tenants are one building, each in a flat of their own', async () => {
    const id = await idOf('tenant2@example.com')
    const { aggregations } = await resources.links(id)
    expect(aggregations.map(({ number }) => number)).toEqual(['B1111'])
    const [building] = await resources.objects(
      id,
      'aggregation',
      aggregations.map((link) => link.id),
    )
    expect(building).toMatchObject({ premise_numbers: ['P-6000'] })
    expect(building?.grouped_accounts).toHaveLength(1)
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

describe.each([
  { id: 'nordnet', large: 'boliger@andel.example', halves: { delivery: true, supply: false } },
  { id: 'lonestar-retail', large: 'franchise@tacos.example', halves: { delivery: false, supply: true } },
])('the sandbox of $id', ({ id, large, halves }) => {
  test('DR-03 has the analogous home with its half of each service, and a large customer', async () => {
    const open = storages[0]?.open
    if (!open) throw new Error('no storage')
    await using storage = await open()
    const profile = loadProfile(id)
    await seedSandbox(storage, profile, { now })
    expect(sandboxSignIns(profile).map(({ username }) => username)).toEqual(['home@example.com', large])
    const [directory, resources] = [createEmbeddedDirectory(storage), createEmbeddedResources(storage)]
    const home = (await directory.signIn('home@example.com', 'sandbox'))?.id ?? ''
    const services = await resources.selectable(home, 'service_contract_selection')
    expect(services.map(({ number }) => number)).toEqual(['222222', '333333'])
    const contracts = await resources.objects(
      home,
      'service_contract',
      services.map((service) => service.id),
    )
    for (const contract of contracts) {
      expect({ delivery: contract.delivery !== null, supply: contract.supply !== null }).toEqual(halves)
      if (contract.supply) expect(contract.supply.delivery_id).toMatch(/^10443720\d{6}$/)
    }
    const fund = (await directory.signIn(large, 'sandbox'))?.id ?? ''
    expect(await resources.selectable(fund, 'service_contract_selection')).toHaveLength(1000)
  })
})

function numbered(prefix: string, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${first + index}`)
}

async function countOf({ db }: Storage) {
  const rows = db.selectFrom('customer_object').select((where) => where.fn.countAll<number>().as('rows'))
  return rows.executeTakeFirst()
}
