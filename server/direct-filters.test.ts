import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer } from './a-data-server.testing.ts'
import { aDirectReader, type DirectReader } from './a-direct-reader.testing.ts'
import { type AnyListed, fieldOf, idsOf, type Listing, type Lists, textsOf } from './listed.testing.ts'
import { fieldsOf, listings } from './specified-objects.testing.ts'

let world: DirectReader
/** Everything, with no filter at all. */
let whole: Lists

beforeAll(async () => {
  world = await aDirectReader()
  whole = await world.read('cds_query_accounts', {})
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

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
      const left = await world.read('cds_query_accounts', { [filter]: values })
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
    const all = await world.read('cds_query_accounts', { account_numbers: null, service_types: null })
    expect(all.accounts).toEqual(whole.accounts)
    const none = await world.read('cds_query_accounts', { account_numbers: [] })
    expect(Object.values(none).flat()).toEqual([])
  })

  test('FD-073 several intersect', async () => {
    const left = await world.read('cds_query_service_contracts', {
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
    const left = await world.read('cds_query_accounts', { account_numbers: ['1111-9'] })
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
