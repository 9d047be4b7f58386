import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, allUsage, contractFields, forGood, type World } from './a-data-server.testing.ts'

const accounts = '/cds/customer-data/accounts'
const contracts = '/cds/customer-data/service-contracts'
const points = '/cds/customer-data/service-points'
const meters = '/cds/customer-data/meter-devices'
const segments = '/cds/customer-data/usage-segments'

describe('the home', () => {
  let home: World
  beforeAll(async () => {
    home = await aDataServer('home@example.com')
  })
  afterAll(() => home[Symbol.asyncDispose]())

  test('AP-017, AP-020, AP-033, AP-160, SP-168, SP-167, AP-468 an account, and nothing personal by default', async () => {
    const { token } = await home.approve([
      { type: 'cds_accounts', fields: { ...forGood, include_accounts: true } },
    ])
    const { status, headers, body } = await home.ask(accounts, { token })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^application\/json;\s*charset=utf-8$/i)
    expect(body).toEqual({
      accounts: [
        {
          cds_account_id: expect.stringMatching(/^account_/),
          cds_created: expect.any(String),
          cds_modified: expect.any(String),
          cds_synced: '2026-03-01T12:00:00.000Z',
          cds_account_parent: null,
        },
      ],
      next: null,
      previous: null,
    })
  })

  test('AP-077 to AP-079, AP-182, AP-180, SP-169, FD-272 to FD-274 each include field shows its fields, and no other', async () => {
    const shows: [string, string[]][] = [
      ['include_account_numbers', ['customer_number', 'account_number', 'account_entity']],
      [
        'include_account_details',
        ['account_name', 'account_address', 'account_types', 'account_status', 'account_contacts'],
      ],
      ['include_account_programs', ['account_programs']],
    ]
    const base = ['cds_account_id', 'cds_created', 'cds_modified', 'cds_synced', 'cds_account_parent']
    for (const [field, names] of shows) {
      const fields = { ...forGood, include_accounts: true, [field]: true }
      const { token } = await home.approve([{ type: 'cds_accounts', fields }])
      const [account] = (await home.ask(accounts, { token })).body.accounts
      expect(Object.keys(account).sort()).toEqual([...base, ...names].sort())
    }
  })

  test('AP-187, AP-189, AP-190, AP-191, AP-193, AP-195, AP-199 what the account says of itself', async () => {
    const fields = {
      ...forGood,
      include_accounts: true,
      include_account_numbers: true,
      include_account_details: true,
      include_account_programs: true,
    }
    const { token } = await home.approve([{ type: 'cds_accounts', fields }])
    const [account] = (await home.ask(accounts, { token })).body.accounts
    expect(account).toMatchObject({
      customer_number: null,
      account_number: '1111-1',
      account_status: 'active',
      account_types: ['customer', 'residential', 'billed_monthly'],
      account_entity: { types: ['distributor', 'supplier', 'iou'], entity_name: 'Example Gas & Electric' },
      account_contacts: [{ value: 'home@example.com' }, { value: '+15550100111' }],
      account_programs: [{ program_number: 'LIRA', types: ['active', 'low_income'] }],
    })
    expect(account).not.toHaveProperty('balance')
  })

  test('AP-023, AP-105, FD-336, SP-165 a token for accounts opens no contract, point, meter or segment', async () => {
    const { token } = await home.approve([
      { type: 'cds_accounts', fields: { ...forGood, include_accounts: true } },
    ])
    expect((await home.ask(contracts, { token })).body).toEqual({
      service_contracts: [],
      next: null,
      previous: null,
    })
    expect((await home.ask(points, { token })).body.service_points).toEqual([])
    expect((await home.ask(meters, { token })).body.meter_devices).toEqual([])
    expect((await home.ask(segments, { token })).body.usage_segments).toEqual([])
  })

  test('AP-074, AP-161, SP-188, SP-191, SP-187 one chosen contract opens itself and its account, and not the other', async () => {
    const { token } = await home.approve([
      {
        type: 'cds_service_contracts',
        numbers: ['222222'],
        fields: { ...contractFields, include_contract_numbers: true },
      },
    ])
    const { service_contracts: shown } = (await home.ask(contracts, { token })).body
    expect(shown).toHaveLength(1)
    expect(shown[0]).toMatchObject({ contract_number: '222222', contract_status: 'active' })
    const [account] = (await home.ask(accounts, { token })).body.accounts
    expect(account.cds_account_id).toBe(shown[0].cds_account_id)
    expect(account).not.toHaveProperty('account_number')
    expect(shown[0]).not.toHaveProperty('account_number')
  })

  test('AP-161, SP-188, SL-720 chosen accounts open their contracts', async () => {
    const { token } = await home.approve([
      { type: 'cds_service_contracts', by: 'account_selection', fields: contractFields },
    ])
    expect((await home.ask(contracts, { token })).body.service_contracts).toHaveLength(2)
  })

  test('AP-083 to AP-086, AP-117, AP-216, AP-219, AP-221, FD-282 to FD-285 contract fields by include field', async () => {
    const shows: [string, string[]][] = [
      ['include_account_numbers', ['account_number']],
      ['include_contract_numbers', ['contract_number', 'contract_entity']],
      ['include_rate_plans', ['rateplan_code', 'rateplan_name']],
      ['include_service_contract_details', ['contract_address', 'contract_start', 'contract_end']],
      ['include_service_programs', ['service_programs']],
    ]
    const base = [
      'cds_servicecontract_id',
      'cds_created',
      'cds_modified',
      'cds_synced',
      'cds_account_id',
      'contract_types',
      'contract_status',
      'service_types',
    ]
    for (const [field, names] of shows) {
      const fields = { ...contractFields, [field]: true }
      const { token } = await home.approve([{ type: 'cds_service_contracts', fields }])
      const [contract] = (await home.ask(contracts, { token })).body.service_contracts
      expect(Object.keys(contract).sort()).toEqual([...base, ...names].sort())
    }
  })

  test('AP-073 fields of one scope do not show on what only another opens', async () => {
    const { token } = await home.approve([
      {
        type: 'cds_service_contracts',
        numbers: ['222222'],
        fields: { ...contractFields, include_contract_numbers: true },
      },
      { type: 'cds_usage', numbers: ['333333'], fields: { ...allUsage, include_service_contracts: true } },
    ])
    const { service_contracts: shown } = (await home.ask(contracts, { token })).body
    expect(shown).toHaveLength(2)
    const numbers = shown.map((contract: { contract_number?: string }) => contract.contract_number)
    expect(new Set(numbers)).toEqual(new Set(['222222', undefined]))
  })

  test('AP-045, AP-178, AP-212 q finds in what is shown, whatever the case, and in nothing hidden', async () => {
    const fields = { ...forGood, include_accounts: true, include_account_details: true }
    const { token } = await home.approve([{ type: 'cds_accounts', fields }])
    const found = async (term: string) =>
      (await home.ask(`${accounts}?q=${term}`, { token })).body.accounts.length
    expect(await found('rivera')).toBe(1)
    expect(await found('HOME%40')).toBe(1)
    expect(await found('1111-1')).toBe(0)
    expect(await found('lira')).toBe(0)
    expect(await found('')).toBe(1)
  })
})

describe('larger customers', () => {
  test('AP-173, AP-205, AP-035 last changed first, in pages, with all filters kept', async () => {
    await using enterprise = await aDataServer('enterprise@bigbox.example')
    const { token } = await enterprise.approve([
      { type: 'cds_service_contracts', fields: { ...contractFields, include_contract_numbers: true } },
    ])
    const seen: { cds_servicecontract_id: string; cds_modified: string; service_types: string[] }[] = []
    let address: string | null = `${contracts}?service_types=natural_gas`
    while (address) {
      const { body }: { body: { service_contracts: typeof seen; next: string | null } } =
        await enterprise.ask(address, { token })
      expect(body.service_contracts.length).toBeLessThanOrEqual(100)
      seen.push(...body.service_contracts)
      address = body.next
    }
    expect(new Set(seen.map((contract) => contract.cds_servicecontract_id)).size).toBe(400)
    expect(seen.every((contract) => contract.service_types.includes('natural_gas'))).toBe(true)
    const times = seen.map((contract) => contract.cds_modified)
    expect(times).toEqual([...times].sort().reverse())
  })

  test('AP-076, AP-179 a child account brings its parent, which is named then', async () => {
    await using chain = await aDataServer('chain@acme.example')
    const { token } = await chain.approve([
      {
        type: 'cds_accounts',
        numbers: ['2000-2'],
        fields: { ...forGood, include_accounts: true, include_account_numbers: true },
      },
    ])
    const { accounts: shown } = (await chain.ask(accounts, { token })).body
    const parent = shown.find((account: { account_number: string }) => account.account_number === '2000-1')
    const child = shown.find((account: { account_number: string }) => account.account_number === '2000-2')
    expect(shown).toHaveLength(2)
    expect(child.cds_account_parent).toBe(parent.cds_account_id)
    const filtered = await chain.ask(`${accounts}?account_numbers=2000-1+2000-3`, {
      token,
    })
    expect(filtered.body.accounts).toEqual([parent])
  })
})
