import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'
import { storages, type TestStorage } from '#lib/storage/testing.ts'
import {
  createEmbeddedDirectory,
  createEmbeddedResources,
  type Directory,
  type Resources,
  sandboxSignIns,
  seedSandbox,
} from '../index.ts'

const now = Temporal.Instant.from('2026-03-15T18:00:00Z')

const open = () => {
  const [sqlite] = storages
  if (!sqlite) throw new Error('no storage')
  return sqlite.open()
}

describe('the sandbox of example-gas-electric', () => {
  let storage: TestStorage
  let directory: Directory
  let resources: Resources
  const idOf = async (username: string) => (await directory.signIn(username, 'sandbox'))?.id ?? ''

  beforeAll(async () => {
    storage = await open()
    directory = createEmbeddedDirectory(storage)
    resources = createEmbeddedResources(storage)
    const only = ['home', 'mover', 'water', 'tenant2'].map((name) => `${name}@example.com`)
    const options = { now, only: [...only, 'chain@acme.example'] }
    await seedSandbox(storage, loadProfile('example-gas-electric'), options)
  })
  afterAll(() => storage[Symbol.asyncDispose]())

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
})

describe.each([
  { id: 'nordnet', large: 'boliger@andel.example', halves: { delivery: true, supply: false } },
  { id: 'lonestar-retail', large: 'franchise@tacos.example', halves: { delivery: false, supply: true } },
])('the sandbox of $id', ({ id, large, halves }) => {
  test('DR-03 has the analogous home with its half of each service, and a large customer', async () => {
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

test('the home of riverside-water is found by what is on file, and by nothing else', async () => {
  await using storage = await open()
  await seedSandbox(storage, loadProfile('riverside-water'), { now })
  const [directory, resources] = [createEmbeddedDirectory(storage), createEmbeddedResources(storage)]
  const home = await directory.reachedBy({ kind: 'email', value: 'home@example.com' })
  expect(await directory.reachedBy({ kind: 'phone', value: '+15550100411' })).toEqual(home)
  expect(await directory.reachedBy({ kind: 'email', value: '+15550100411' })).toBeUndefined()
  expect(await directory.contactsOf(home?.id ?? '')).toEqual([
    { kind: 'email', value: 'home@example.com' },
    { kind: 'phone', value: '+15550100411' },
  ])
  const services = await resources.selectable(home?.id ?? '', 'service_contract_selection')
  expect(services.map(({ number }) => number)).toEqual(['222222', '333333'])
  await storage.transaction((tx) => tx.updateTable('customer').set({ phone: '+15550100411' }).execute())
  expect(await directory.reachedBy({ kind: 'phone', value: '+15550100411' })).toBeUndefined()
})

test('members of two-rivers are known by what its provider calls them, there alone', async () => {
  await using storage = await open()
  await seedSandbox(storage, loadProfile('two-rivers'), { now })
  const directory = createEmbeddedDirectory(storage)
  const farm = await directory.knownBy('TR-20418', 'member-account')
  expect(farm?.username).toBe('farm@example.com')
  expect(await directory.knownBy('TR-20418', 'another-provider')).toBeUndefined()
  expect(await directory.knownBy('TR-00001', 'member-account')).toBeUndefined()
})
