import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, type World } from './a-data-server.testing.ts'
import { pathOf } from './listed.testing.ts'
import {
  everyIncludeField,
  faultsOf,
  fieldsOf,
  includeFields,
  listings,
} from './specified-objects.testing.ts'

const everyone = ['chain@acme.example', 'water@example.com', 'tenant1@example.com', 'tenant2@example.com']

let world: World
beforeAll(async () => {
  world = await aDataServer('home@example.com', 'example-gas-electric', everyone)
})
afterAll(() => world[Symbol.asyncDispose]())

const isListing = (field: string) => listings.some(({ granted_by: by }) => by === field)

/** A client that reads all customers' data, with these include fields. */
async function reading(type: string, on: readonly string[]): Promise<string> {
  const fields = { ...world.everything(type), ...world.everything('cds_query_usage') }
  const chosen = Object.fromEntries(everyIncludeField.map((field) => [field, on.includes(field)]))
  return (await world.allow([{ type, fields: { ...fields, ...chosen } }])).token
}

describe('with everything on', () => {
  const faults = new Map<string, string[]>()
  const met = new Map<string, number>()

  beforeAll(async () => {
    const granted = new Set(everyIncludeField)
    for (const type of ['cds_query_accounts', 'cds_query_aggregations']) {
      const token = await reading(type, everyIncludeField)
      for (const { array, object } of listings) {
        for (const one of await world.list(array, token)) {
          const found = faultsOf(object, one, granted, (name) => met.set(name, (met.get(name) ?? 0) + 1))
          for (const fault of found) {
            const [name = ''] = fault.split('.')
            faults.set(name, [...(faults.get(name) ?? []), fault])
          }
        }
      }
    }
  }, 120_000)

  test.each([
    ['AP-054, AP-059, AP-064, AP-067, AP-072, AP-183, AP-184, AP-185, FD-263, FD-264 Account', 'Account'],
    ['AP-186, AP-189 Entity', 'Entity'],
    ['AP-067 AccountContact', 'AccountContact'],
    ['AP-062, AP-199, AP-202 AccountProgram', 'AccountProgram'],
    ['AP-054, AP-064, AP-072, AP-217, AP-218, AP-219, AP-221, FD-264 ServiceContract', 'ServiceContract'],
    ['AP-222, AP-226, AP-228, AP-229 ServiceProgram', 'ServiceProgram'],
    ['AP-054, AP-064, AP-072, AP-243, AP-244, FD-264, FD-294 ServicePoint', 'ServicePoint'],
    ['AP-245 Premise', 'Premise'],
    ['AP-054, AP-064, AP-072, AP-257, AP-258, FD-264 MeterDevice', 'MeterDevice'],
    ['AP-261, AP-262 MeterApp', 'MeterApp'],
    ['AP-054, AP-062, AP-064, AP-072, AP-273, AP-278, AP-280, FD-264 BillStatement', 'BillStatement'],
    ['AP-288 NewCharge', 'NewCharge'],
    ['AP-054, AP-064, AP-072, AP-300, AP-301, AP-304, AP-306, FD-264 BillSection', 'BillSection'],
    ['AP-308, AP-309, AP-310, AP-316 BillSectionUsageDetail', 'BillSectionUsageDetail'],
    ['AP-320, AP-324 BillSectionCostDetail', 'BillSectionCostDetail'],
    ['AP-332, AP-335 BillSectionLineItem', 'BillSectionLineItem'],
    [
      'AP-054, AP-064, AP-072, AP-346, AP-349, AP-351, AP-353, AP-358, AP-360, FD-264 Aggregation',
      'Aggregation',
    ],
    ['AP-361, AP-366 AggregationRegion', 'AggregationRegion'],
    ['AP-369, AP-370 ConsentRequirement', 'ConsentRequirement'],
    ['AP-054, AP-064, AP-395, AP-401, AP-404, AP-407 UsageSegment', 'UsageSegment'],
    ['AP-413, AP-414, AP-416 ElectricUsageValueFormat', 'ElectricUsageValueFormat'],
    ['AP-425 NaturalGasUsageValueFormat', 'NaturalGasUsageValueFormat'],
    ['AP-424 WaterUsageValueFormat', 'WaterUsageValueFormat'],
    ['AP-413 ElectricUsageValue', 'ElectricUsageValue'],
    ['AP-425 NaturalGasUsageValue', 'NaturalGasUsageValue'],
    ['AP-424 WaterUsageValue', 'WaterUsageValue'],
    ['AP-054, AP-439 EnergyAttributeCertificate', 'EnergyAttributeCertificate'],
  ])('%s: each field as specified, on each object of each listing', (_title, name) => {
    expect(met.get(name) ?? 0).toBeGreaterThan(0)
    expect([...new Set(faults.get(name))]).toEqual([])
  })

  test('no object has faults that are nobody’s', () => {
    expect([...faults.values()].flat()).toEqual([])
  })
})

/** Its objects come into the answer as a whole. */
const isOpenedBy = (id: string, object: string) =>
  (id === 'include_bill_sections' && object === 'BillSection') ||
  (id === 'include_bill_statement_charges' && object === 'NewCharge')

const showing = includeFields.filter(({ id, fields }) => fields.length > 0 && everyIncludeField.includes(id))

describe('what each include field shows, by the digest’s own table', () => {
  /** Names of the fields that objects have, by object. */
  async function shown(on: readonly string[]) {
    const token = await reading('cds_query_accounts', on)
    const names = new Map<string, Set<string>>()
    for (const { array, object } of listings) {
      const { body } = await world.ask(pathOf(array), { token })
      names.set(object, new Set(body[array].flatMap((one: object) => Object.keys(one))))
      const charges = body[array].flatMap((one: { new_charges?: object[] }) => one.new_charges ?? [])
      if (array === 'bill_statements') names.set('NewCharge', new Set(charges.flatMap(Object.keys)))
    }
    return names
  }
  const bases = everyIncludeField.filter(isListing)

  test.each(showing)(
    'AP-077, AP-078, AP-079, AP-083, AP-084, AP-085, AP-086, AP-088, AP-089, AP-090, AP-093, AP-094, AP-096, AP-097, AP-098, AP-101, AP-103, AP-286, AP-348, FD-275, FD-291, FD-292, FD-293, FD-301, FD-302, FD-311, FD-312, FD-313, FD-322, FD-326 $id: its own fields, and none of another object',
    async ({ id, fields }) => {
      const others = id === 'include_bill_sections' ? [...bases, 'include_bill_statement_charges'] : bases
      const before = await shown(others.filter((field) => field !== id))
      const after = await shown([...others, id])
      for (const [object, names] of after) {
        if (isOpenedBy(id, object)) continue
        const added = [...names].filter((field) => !before.get(object)?.has(field)).sort()
        const due = fields
          .filter((field) => field.startsWith(`${object}.`))
          .map((field) => field.slice(object.length + 1))
          .filter((field) => !fieldsOf(object).find(({ name }) => name === field)?.required)
          .filter((field) => field !== 'file_mimetype') // no bill here has a file
        expect([object, added]).toEqual([object, due.sort()])
      }
    },
  )

  test('FD-314 fields of bills add nothing where no bill is open', async () => {
    const fields = everyIncludeField.filter((field) => field.startsWith('include_bill_statement_'))
    const names = await shown(fields)
    expect([...(names.get('BillStatement') ?? [])]).toEqual([])
  })
})
