import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCustomer } from './a-customer.testing.ts'
import { withDecimals } from './wire-decimals.ts'

type World = Awaited<ReturnType<typeof aCustomer>>

const accounts = '/cds/customer-data/accounts'
const contracts = '/cds/customer-data/service-contracts'
const points = '/cds/customer-data/service-points'
const meters = '/cds/customer-data/meter-devices'
const segments = '/cds/customer-data/usage-segments'

const forGood = { sync_until: 'infinite' } as const
const allUsage = {
  sync_until: 'infinite',
  segment_start: 'infinite',
  segment_end: 'infinite',
  include_usage_segments: true,
  include_usage_segment_value_types: ['electric_kwh', 'natural_gas_therm'],
} as const
const contractFields = { ...forGood, include_accounts: true, include_service_contracts: true } as const

describe('the home', () => {
  let home: World
  beforeAll(async () => {
    home = await aCustomer('home@example.com')
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

  test('AP-023, AP-105, SP-165 a token for accounts opens no contract, point, meter or segment', async () => {
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

  test('AP-161, SP-188 chosen accounts open their contracts', async () => {
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

  test('AP-166, AP-381, AP-395, AP-397, AP-404, AP-413, SP-267, SP-282 usage of the chosen contract alone', async () => {
    const { token } = await home.approve([{ type: 'cds_usage', numbers: ['222222'], fields: allUsage }])
    const { status, body } = await home.ask(segments, { token })
    expect(status).toBe(200)
    expect(body.usage_segments).toHaveLength(100)
    const [segment] = body.usage_segments
    expect(segment).toMatchObject({
      interval: 900,
      related_aggregations: [],
      related_accounts: [],
      related_servicecontracts: [],
      related_servicepoints: [],
      related_meterdevices: [],
      related_billsections: [],
      formats: [{ id: 'electric_kwh', type: 'electric_usage', units: 'kWh', direction: 'forward' }],
    })
    expect(segment.values).toHaveLength(96)
    expect(segment.values[0]).toEqual([{ eu: expect.any(Number) }])
    expect(body.next).toMatch(/^https:\/\/utility\.example\/cds\/customer-data\/usage-segments\?cursor=/)
  })

  test('AP-034 to AP-039 pages follow each other there and back, and repeat or lose nothing', async () => {
    const { token } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
    const idsOf = (body: { usage_segments: { cds_usagesegment_id: string }[] }) =>
      body.usage_segments.map((segment) => segment.cds_usagesegment_id)
    const pages: string[][] = []
    let address: string | null = segments
    let last = address
    while (address) {
      last = address
      const { body }: { body: { usage_segments: { cds_usagesegment_id: string }[]; next: string | null } } =
        await home.ask(address, { token })
      pages.push(idsOf(body))
      address = body.next
    }
    const all = pages.flat()
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(730)
    const { body: end } = await home.ask(last, { token })
    const { body: before } = await home.ask(end.previous, { token })
    expect(idsOf(before)).toEqual(
      all.slice(all.length - idsOf(end).length - 100, all.length - idsOf(end).length),
    )
    expect((await home.ask(before.next, { token })).body).toMatchObject({
      usage_segments: end.usage_segments,
    })
  })

  test('AP-382 by contract where contracts show, then by time', async () => {
    const { token } = await home.approve([
      { type: 'cds_usage', fields: { ...allUsage, include_service_contracts: true } },
    ])
    const { body } = await home.ask(`${segments}?after=2026-01-31T08:00:00Z`, { token })
    const kinds = body.usage_segments.map((segment: { formats: { id: string }[] }) => segment.formats[0]?.id)
    expect(kinds.slice(0, 30)).toEqual(Array(30).fill('electric_kwh'))
    expect(kinds.slice(30)).toEqual(['natural_gas_therm', 'natural_gas_therm'])
  })

  test('AP-130 to AP-134, FD-401 to FD-406, AP-120 a straddling segment is cut, under an id of its own', async () => {
    const fields = {
      ...allUsage,
      segment_start: '2026-02-10T08:07:00.000Z',
      segment_end: '2026-02-11T10:00:00.000Z',
    }
    const { token } = await home.approve([{ type: 'cds_usage', numbers: ['222222'], fields }])
    const { usage_segments: cut } = (await home.ask(segments, { token })).body
    expect(
      cut.map((one: { segment_start: string; segment_end: string; values: unknown[] }) => [
        one.segment_start,
        one.segment_end,
        one.values.length,
      ]),
    ).toEqual([
      ['2026-02-10T08:15:00.000Z', '2026-02-11T08:00:00.000Z', 95],
      ['2026-02-11T08:00:00.000Z', '2026-02-11T10:00:00.000Z', 8],
    ])
    const again = (await home.ask(segments, { token })).body.usage_segments
    expect(again).toEqual(cut)
    const { token: whole } = await home.approve([
      { type: 'cds_usage', numbers: ['222222'], fields: allUsage },
    ])
    const found = await home.ask(`${segments}?cds_usagesegment_ids=${cut[0].cds_usagesegment_id}`, {
      token: whole,
    })
    expect(found.body.usage_segments).toEqual([])
  })

  test('AP-106 to AP-108, FD-341, FD-342, FD-346 kinds of measurements: all, some, none, null', async () => {
    const ask = async (include_usage_segment_value_types: string[] | null) => {
      const fields = { ...allUsage, include_usage_segment_value_types, segment_start: '2026-01-01T00:00:00Z' }
      const { token } = await home.approve([{ type: 'cds_usage', fields }])
      return (await home.ask(segments, { token })).body.usage_segments
    }
    const gas = await ask(['natural_gas_therm'])
    expect(gas).toHaveLength(2)
    expect(gas[0].values).toEqual([[{ gu: expect.any(Number) }]])
    expect(await ask(['water_ccf'])).toEqual([])
    const periods = await ask(null)
    expect(periods.length).toBeGreaterThan(50)
    expect(periods[0]).toMatchObject({ formats: [], values: [] })
  })

  test('AP-048 to AP-050, AP-384, AP-385 before and after overlap and include the instant itself', async () => {
    const { token } = await home.approve([{ type: 'cds_usage', numbers: ['222222'], fields: allUsage }])
    const window = 'after=2026-02-10T08:00:00Z&before=2026-02-11T08:00:00%2B00:00'
    const { usage_segments: shown } = (await home.ask(`${segments}?${window}`, { token })).body
    expect(shown.map((one: { segment_start: string }) => one.segment_start)).toEqual([
      '2026-02-09T08:00:00.000Z',
      '2026-02-10T08:00:00.000Z',
      '2026-02-11T08:00:00.000Z',
    ])
  })

  test('AP-047, AP-387, AP-389, AP-393 a number that is not shown confirms nothing', async () => {
    const open = {
      ...allUsage,
      include_accounts: true,
      include_service_contracts: true,
      include_meter_devices: true,
    }
    const shown = {
      ...open,
      include_account_numbers: true,
      include_contract_numbers: true,
      include_meter_numbers: true,
    }
    const { token: blind } = await home.approve([{ type: 'cds_usage', fields: open }])
    const { token: seeing } = await home.approve([{ type: 'cds_usage', fields: shown }])
    for (const filter of ['account_numbers=1111-1', 'contract_numbers=333333', 'meter_numbers=M-1002']) {
      expect((await home.ask(`${segments}?${filter}`, { token: blind })).body.usage_segments).toEqual([])
      expect(
        (await home.ask(`${segments}?${filter}`, { token: seeing })).body.usage_segments.length,
      ).toBeGreaterThan(20)
    }
    expect(
      (await home.ask(`${contracts}?contract_numbers=333333`, { token: blind })).body.service_contracts,
    ).toEqual([])
    expect(
      (await home.ask(`${contracts}?contract_numbers=333333`, { token: seeing })).body.service_contracts,
    ).toHaveLength(1)
  })

  test('AP-082, AP-087, AP-091, AP-092, AP-093, AP-400, FD-287 meters and points of what is measured', async () => {
    const fields = {
      ...allUsage,
      include_service_contracts: true,
      include_meter_devices: true,
      include_meter_numbers: true,
    }
    const { token } = await home.approve([{ type: 'cds_usage', numbers: ['333333'], fields }])
    const { meter_devices } = (await home.ask(meters, { token })).body
    expect(meter_devices).toEqual([expect.objectContaining({ meter_number: 'M-1002' })])
    const { service_points } = (await home.ask(points, { token })).body
    expect(service_points).toEqual([
      expect.objectContaining({
        servicepoint_number: 'SP-333333',
        cds_servicepoint_id: meter_devices[0].current_servicepoints[0],
      }),
    ])
    expect(service_points[0]).not.toHaveProperty('servicepoint_address')
    const [segment] = (await home.ask(segments, { token })).body.usage_segments
    expect(segment.related_meterdevices).toEqual([meter_devices[0].cds_meterdevice_id])
    expect(segment.related_accounts).toEqual([])
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

  test('AP-026, AP-052 what cannot be read is 400, what is unknown or empty is ignored', async () => {
    const { token } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
    for (const query of [
      'after=yesterday',
      'before=2026-13-01T00:00:00Z',
      'cursor=x',
      'cursor=WyJuZXh0IixbXV0',
    ]) {
      const { status, body } = await home.ask(`${segments}?${query}`, { token })
      expect([query, status, body.error]).toEqual([query, 400, 'invalid_request'])
    }
    const { status, body } = await home.ask(`${segments}?colour=red&after=&cds_account_ids=`, { token })
    expect([status, body.usage_segments.length]).toEqual([200, 100])
  })

  test('AP-021, AP-024, AP-025 no token, a bad one, one of another kind', async () => {
    const none = await home.ask(accounts)
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="wattgrant"'])
    const bad = await home.ask(accounts, { token: 'nonsense' })
    expect([bad.status, bad.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ])
    const admin = home.present({ scope: 'cds_client_admin' })
    const other = await home.ask(accounts, { token: admin })
    expect([other.status, other.headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringContaining('insufficient_scope'),
    ])
  })

  test.each(['future', 'disabled', 'suspended', 'revoked', 'closed', 'expired'] as const)(
    'AP-024, AP-027, GR-054 a grant that is %s opens nothing from the next call on',
    async (status) => {
      const { grant, token } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
      expect((await home.ask(segments, { token })).status).toBe(200)
      await home.runtime.storage.transaction((tx) =>
        tx.updateTable('grant').set({ status }).where('id', '=', grant.id).execute(),
      )
      const { status: answered, body } = await home.ask(segments, { token })
      expect([answered, body.error]).toEqual([401, 'invalid_token'])
    },
  )

  test.each([
    'active',
    'pending',
    'partial',
    'needs_authorization',
    'needs_sub_grants',
    'delayed',
    'stopped',
  ] as const)('AP-027, AP-028, GR-054 a grant that is %s opens what is enabled', async (status) => {
    const both = [
      { type: 'cds_usage', fields: allUsage },
      { type: 'cds_accounts', fields: { ...forGood, include_accounts: true } },
    ]
    const { token } = await home.approve(both, { status, enabledScope: 'cds_accounts' })
    expect((await home.ask(accounts, { token })).body.accounts).toHaveLength(1)
    expect((await home.ask(segments, { token })).body.usage_segments).toEqual([])
  })

  test('AP-028 enabled details that say less hold', async () => {
    const fields = { ...forGood, include_accounts: true, include_account_numbers: true }
    const { token } = await home.approve([{ type: 'cds_accounts', fields }], {
      enabledAuthorizationDetails: [{ type: 'cds_accounts', include_account_numbers: false }],
    })
    expect((await home.ask(accounts, { token })).body.accounts[0]).not.toHaveProperty('account_number')
  })

  test('AP-029 a grant admin token shows what its grant shows', async () => {
    const { grant } = await home.approve([{ type: 'cds_usage', fields: allUsage }])
    const token = home.present({ grantId: grant.id, scope: 'cds_grant_admin_1' })
    expect((await home.ask(segments, { token })).body.usage_segments).toHaveLength(100)
  })

  test('a token got with fewer scopes than its grant shows only those', async () => {
    const { grant } = await home.approve([
      { type: 'cds_usage', fields: allUsage },
      { type: 'cds_accounts', fields: { ...forGood, include_accounts: true } },
    ])
    const token = home.present({ grantId: grant.id, scope: 'cds_usage' })
    expect((await home.ask(accounts, { token })).body.accounts).toEqual([])
  })
})

describe('larger customers', () => {
  test('AP-173, AP-205, AP-035 last changed first, in pages, with all filters kept', async () => {
    await using enterprise = await aCustomer('enterprise@bigbox.example')
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
    await using chain = await aCustomer('chain@acme.example')
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

test('AP-060 decimals leave as numbers with all their digits, and text stays text', () => {
  const segment = { interval: '900', values: [[{ eu: '10.0' }, null]], cds_usagesegment_id: '12' }
  expect(JSON.stringify(withDecimals(segment))).toBe(
    '{"interval":900,"values":[[{"eu":10.0},null]],"cds_usagesegment_id":"12"}',
  )
  expect(
    JSON.stringify(withDecimals({ account_number: '2000', value: '15550100111', amount: '-0.50' })),
  ).toBe('{"account_number":"2000","value":"15550100111","amount":-0.50}')
})
