import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GrantedScope } from '#lib/grants/index.ts'
import { aDataServer, type World } from './a-data-server.testing.ts'
import {
  type AnyListed,
  fieldOf,
  firstOf,
  idsOf,
  type Listed,
  type Listing,
  type Lists,
  textsOf,
} from './listed.testing.ts'
import { fieldsOf, listings } from './specified-objects.testing.ts'

const everyOpening = Object.fromEntries(
  listings.map(({ granted_by: field }) => [field, field !== 'include_eacs'] as const),
)

let world: World
/** Everything, with no filter at all. */
let whole: Lists

beforeAll(async () => {
  const others = ['mover@example.com', 'water@example.com', 'tenant1@example.com', 'tenant2@example.com']
  world = await aDataServer('chain@acme.example', 'example-gas-electric', others)
  whole = await read('cds_query_accounts', {})
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

/** All that a client reads by its own credentials, with every object's numbers shown. */
async function read(type: string, filters: GrantedScope['fields']): Promise<Lists> {
  const fields = {
    ...world.everything('cds_query_usage'),
    ...world.everything('cds_query_accounts'),
    ...everyOpening,
    include_account_programs: true,
    include_service_programs: true,
    ...filters,
  }
  const { token } = await world.allow([{ type, fields }])
  return world.listAll(token)
}

const filters: readonly {
  readonly filter: string
  readonly values: readonly string[]
  /** What it is about, and where that has the values. */
  readonly array: Listing
  readonly field: string
  readonly within?: string
}[] = [
  { filter: 'account_numbers', values: ['2000-2', '1111-9'], array: 'accounts', field: 'account_number' },
  {
    filter: 'account_programs',
    values: ['EVEN-PAY'],
    array: 'accounts',
    field: 'account_programs',
    within: 'program_number',
  },
  {
    filter: 'contract_numbers',
    values: ['500001', '999999'],
    array: 'service_contracts',
    field: 'contract_number',
  },
  {
    filter: 'service_types',
    values: ['natural_gas', 'water'],
    array: 'service_contracts',
    field: 'service_types',
  },
  {
    filter: 'service_programs',
    values: ['EV-FLEX'],
    array: 'service_contracts',
    field: 'service_programs',
    within: 'program_number',
  },
  {
    filter: 'servicepoint_numbers',
    values: ['SP-500001'],
    array: 'service_points',
    field: 'servicepoint_number',
  },
  { filter: 'servicepoint_types', values: ['water'], array: 'service_points', field: 'servicepoint_types' },
  {
    filter: 'premise_numbers',
    values: ['P-2001', 'P-6000'],
    array: 'service_points',
    field: 'premises',
    within: 'premise_number',
  },
  { filter: 'meter_numbers', values: ['M-2001', 'M-1009'], array: 'meter_devices', field: 'meter_number' },
  { filter: 'meter_types', values: ['water_usage'], array: 'meter_devices', field: 'meter_types' },
  { filter: 'aggregation_numbers', values: ['B1111'], array: 'aggregations', field: 'aggregation_number' },
]

describe('preselection fields filter', () => {
  test.each(filters)(
    'AP-149, AP-151, AP-152, AP-153, AP-154, AP-155, AP-156, FD-071, FD-072, FD-086, FD-087, FD-096, FD-097, FD-106, FD-107, FD-116, FD-117, FD-126, FD-127, FD-136, FD-137, FD-146, FD-147, FD-156, FD-157, FD-166, FD-167, FD-176, FD-177, FD-196, FD-197, SP-323 by $filter $values: no $array but those that match, and none named',
    async ({ filter, values, array, field, within }) => {
      const left = await read('cds_query_accounts', { [filter]: values })
      const objects: readonly AnyListed[] = whole[array]
      const due = objects.filter((one) => textsOf(one, field, within).some((text) => values.includes(text)))
      expect(due.length).toBeGreaterThan(0)
      expect(idsOf(left[array])).toEqual(idsOf(due))
      for (const { array: other, object } of listings) {
        for (const { name, only_visible_ids: only, refers_to: to } of fieldsOf(object)) {
          if (!only || !to) continue
          const known = new Set(listings.flatMap((one) => (one.object === to ? idsOf(left[one.array]) : [])))
          const shown: readonly AnyListed[] = left[other]
          const named = shown.flatMap((one) => fieldOf(one, name))
          expect([object, name, named.filter((id) => !known.has(String(id)))]).toEqual([object, name, []])
        }
      }
    },
  )

  test('AP-154, FD-186, FD-187 by meter_apps', async () => {
    await using homes = await aDataServer('home@example.com')
    const fields = { sync_until: 'infinite', include_meter_numbers: true, meter_apps: ['HOME-NOW'] }
    const { token } = await homes.allow([{ type: 'cds_query_meter_devices', fields }])
    expect((await homes.list('meter_devices', token)).map((one) => one.meter_number)).toEqual(['M-1001'])
  })

  test('AP-150 null filters nothing; a list without values everything', async () => {
    const all = await read('cds_query_accounts', { account_numbers: null, service_types: null })
    expect(all.accounts).toEqual(whole.accounts)
    const none = await read('cds_query_accounts', { account_numbers: [] })
    expect(Object.values(none).flat()).toEqual([])
  })

  test('FD-073 several intersect', async () => {
    const left = await read('cds_query_service_contracts', {
      account_numbers: ['2000-1', '2000-2'],
      service_types: ['natural_gas'],
    })
    const due = whole.service_contracts.filter(
      (one) => ['2000-1', '2000-2'].includes(one.account_number) && one.service_types.includes('natural_gas'),
    )
    expect(due.length).toBeGreaterThan(0)
    expect(idsOf(left.service_contracts)).toEqual(idsOf(due))
  })

  test('AP-156 what belongs to a dropped account alone is dropped: services, places, bills, usage', async () => {
    const left = await read('cds_query_accounts', { account_numbers: ['1111-9'] })
    const counts = Object.fromEntries(Object.entries(left).map(([array, objects]) => [array, objects.length]))
    expect(counts).toMatchObject({ accounts: 1, service_contracts: 1, service_points: 1, meter_devices: 1 })
    expect(new Set(left.bill_statements.map((one) => one.account_number))).toEqual(new Set(['1111-9']))
    const used = left.usage_segments.flatMap((one) => one.related_accounts)
    expect(new Set(used)).toEqual(new Set(idsOf(left.accounts)))
  })

  test('SP-330 several scopes: each with filters of its own', async () => {
    const fields = { sync_until: 'infinite', include_account_numbers: true }
    const { token } = await world.allow([
      { type: 'cds_query_accounts', fields: { ...fields, account_numbers: ['2000-1'] } },
      { type: 'cds_query_service_contracts', fields: { ...fields, account_numbers: ['1111-9'] } },
    ])
    const contracts = await world.list('service_contracts', token)
    expect(contracts.map((one) => one.account_number)).toEqual(['1111-9'])
    const accounts = await world.list('accounts', token)
    expect(accounts.map((one) => one.account_number).sort()).toEqual(['1111-9', '2000-1'])
  })
})

describe('buildings', () => {
  test('AP-346, AP-347, AP-351, AP-369, AP-379 a building of several customers: its members, what to ask for, and whom', async () => {
    const building = theBuilding()
    expect(building).toMatchObject({
      scope: 'cds_query_usage',
      authorization_details: [{ type: 'cds_query_usage', aggregation_numbers: ['B1111'] }],
      premise_numbers: ['P-6000'],
      consent_requirements: [{ types: ['always'] }],
    })
    expect([building.grouped_accounts.length, building.grouped_servicepoints.length]).toEqual([2, 2])
  })

  test('AP-371, AP-104, FD-330, SP-285 its usage is the sum of its members, and is theirs no more', async () => {
    const type = 'cds_query_usage'
    const fields = { ...world.everything(type), aggregation_numbers: ['B1111'], include_aggregations: true }
    const { token } = await world.allow([{ type, fields }])
    const segments = await world.list('usage_segments', token)
    const { cds_aggregation_id: id } = firstOf(await world.list('aggregations', token))
    expect(segments.length).toBeGreaterThan(12)
    for (const segment of segments) {
      expect([segment.related_aggregations, segment.related_servicecontracts]).toEqual([[id], []])
      const parts = whole.usage_segments.filter(
        (one) =>
          one.segment_start === segment.segment_start &&
          one.segment_end === segment.segment_end &&
          one.related_servicepoints.length > 0 &&
          theBuilding().grouped_servicepoints.includes(firstOf(one.related_servicepoints)),
      )
      const wattHours = (one: Listed['usage_segments']) =>
        Math.round(Number(firstOf(firstOf(one.values)).eu) * 1000)
      expect(wattHours(segment)).toBe(parts.reduce((sum, one) => sum + wattHours(one), 0))
    }
  })

  test('SP-285, AP-166 a customer who chooses the building shares their own part of it', async () => {
    await using tenant = await aDataServer('tenant1@example.com', 'example-gas-electric', [
      'tenant2@example.com',
    ])
    const type = 'cds_usage'
    const of = async (by: 'aggregation_selection' | 'account_selection') => {
      const { token } = await tenant.approve([{ type, by, fields: tenant.everything(type) }])
      return (await tenant.list('usage_segments', token)).map((one) => one.values)
    }
    const whole = await of('aggregation_selection')
    expect(whole.length).toBeGreaterThan(12)
    expect(whole).toEqual(await of('account_selection'))
  })

  const theBuilding = () => firstOf(whole.aggregations.filter((one) => one.aggregation_number === 'B1111'))
})

describe('certificates', () => {
  const reading = (fields: GrantedScope['fields'], type = 'cds_query_service_contracts') =>
    world.allow([{ type, fields: { sync_until: 'infinite', ...fields } }])

  test('AP-111, AP-113, FD-349, FD-351, AP-439, AP-440, AP-442 those of what is shown, and those for everyone; nobody is named who is not shown', async () => {
    const { token } = await reading({
      include_eacs: true,
      include_account_numbers: true,
      include_rate_plans: true,
      include_service_programs: true,
    })
    const eacs = await world.list('eacs', token)
    const contracts = await world.list('service_contracts', token)
    const named = (type: string) =>
      new Set(eacs.filter((one) => one.beneficiary_type === type).flatMap((one) => one.beneficiaries))
    expect(named('customer')).toEqual(new Set(['ACME-2000']))
    expect(named('rateplan')).toEqual(new Set(['E-1']))
    expect(named('program')).toEqual(new Set(['EV-FLEX']))
    expect(named('general')).toEqual(new Set())
    expect(eacs.filter((one) => one.beneficiary_type === 'general')).toHaveLength(3)
    const accounts = await world.list('accounts', token)
    expect([...named('account')].every((id) => idsOf(accounts).includes(String(id)))).toBe(true)
    expect(named('account').size).toBe(1) // of two: the other is nobody’s here
    expect(named('servicecontract')).toEqual(new Set())
    expect(contracts.length).toBeGreaterThan(0)
    const hidden = await reading({ include_eacs: true })
    const bare = await world.list('eacs', hidden.token)
    const customer = firstOf(bare.filter((one) => one.beneficiary_type === 'customer'))
    expect(customer.beneficiaries).toEqual([])
  })

  test('AP-114, FD-348 none where they are not included', async () => {
    const { token } = await reading({ include_eacs: false })
    expect(await world.list('eacs', token)).toEqual([])
  })

  test('AP-445, AP-446 what a certificate says is read with the same token, and only with one that shows it', async () => {
    const { token } = await reading({ include_eacs: true, include_account_numbers: true })
    const eacs = await world.list('eacs', token)
    const eac = firstOf(eacs.filter((one) => one.beneficiary_type === 'customer'))
    const { status, body } = await world.ask(eac.eac_data_url, { token })
    expect([status, body.number]).toEqual([200, eac.eac_numbers[0]])
    expect((await world.ask(eac.eac_data_url)).status).toBe(401)
    const others = await reading({ include_eacs: true, account_numbers: ['1111-9'] })
    expect((await world.ask(eac.eac_data_url, { token: others.token })).status).toBe(404)
  })
})
