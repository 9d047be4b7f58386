import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, pathOf, type World } from './a-data-server.testing.ts'
import { includeFields, listings } from './specified-objects.testing.ts'

// biome-ignore lint/suspicious/noExplicitAny: what a client gets is JSON of any shape
type Json = any

const everyField = includeFields
  .map(({ id }) => id)
  .filter((id) => id !== 'include_usage_segment_value_types')
const opening = everyField.filter((field) => listings.some(({ granted_by: by }) => by === field))

let world: World
/** Shows everything; shows every object and none of its optional fields. */
let all: string
let bare: string
const whole = new Map<string, Json[]>()

beforeAll(async () => {
  const others = ['mover@example.com', 'chain@acme.example', 'water@example.com', 'tenant1@example.com']
  world = await aDataServer('tenant2@example.com', 'example-gas-electric', others)
  const usage = world.everything('cds_query_usage')
  const fields = (on: readonly string[]) => ({
    ...usage,
    ...Object.fromEntries(everyField.map((field) => [field, on.includes(field)])),
  })
  const reading = (on: readonly string[]) =>
    world.allow(
      ['cds_query_accounts', 'cds_query_aggregations'].map((type) => ({ type, fields: fields(on) })),
    )
  all = (await reading(everyField)).token
  bare = (await reading(opening)).token
  for (const { array } of listings) whole.set(array, await world.list(pathOf(array), all))
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

const objectsOf = (array: string) => whole.get(array) ?? []
const found = (array: string, query: Readonly<Record<string, string>>, token = all) =>
  world.list(`${pathOf(array)}?${new URLSearchParams(query)}`, token)
const idOf = (object: Json): string =>
  Object.entries(object).find(([name]) => /^cds_\w+_id$/.test(name))?.[1] as string

const listOfRelation: Readonly<Record<string, string>> = {
  related_accounts: 'accounts',
  related_servicecontracts: 'service_contracts',
  related_servicepoints: 'service_points',
  related_meterdevices: 'meter_devices',
}

/** What a parameter is compared with, as the digest writes it: `a`, `a -> b`, `a[].b`, `a[types includes x].b`. */
function valuesAt(object: Json, path: string): string[] {
  const [relation = '', number] = path.split(' -> ')
  if (number) {
    const related = objectsOf(listOfRelation[relation] ?? '')
    return related.filter((one) => object[relation].includes(idOf(one))).map((one) => one[number])
  }
  const [, list, type, field] = /^(\w+)\[(?:types includes (\w+))?\](?:\.(\w+))?$/.exec(path) ?? []
  if (list) {
    const entries: Json[] = (object[list] ?? []).filter((entry: Json) => !type || entry.types.includes(type))
    return entries.map((entry) => (field ? entry[field] : entry))
  }
  return [object[path] ?? []].flat().map(String)
}

const fits: Readonly<Record<string, (values: string[], asked: string) => boolean>> = {
  'equals any': (values, asked) => asked.split(' ').some((one) => values.includes(one)),
  'shares any': (values, asked) => asked.split(' ').some((one) => values.includes(one)),
  'on or before': (values, asked) => values.some((one) => one <= asked),
  'on or after': (values, asked) => values.some((one) => one >= asked),
}

/** Each parameter of each listing, with the rules that this carries. */
const parameters = listings.flatMap(({ array, parameters: known }) =>
  known.filter(({ name }) => name !== 'q').map((parameter) => ({ array, ...parameter })),
)

describe('filters', () => {
  test.each(parameters)(
    'AP-041, AP-042, AP-043, AP-048, AP-049, AP-174 to AP-177, AP-206 to AP-211, AP-234 to AP-237, AP-250 to AP-253, AP-268 to AP-272, AP-291 to AP-298, AP-341 to AP-343, AP-383 to AP-394, AP-433 to AP-435, AP-437, AP-438 $array by $name',
    async ({ array, name, matches: [path = ''], match }) => {
      const objects = objectsOf(array)
      const test = fits[match]
      if (!test) throw new Error(`'${match}' is no comparison that this test knows`)
      const values = [...new Set(objects.flatMap((object) => valuesAt(object, path)))].sort()
      const isDate = name === 'before' || name === 'after'
      const [first = '', last = ''] = [values[0], values.at(-1)]
      const middle = values[Math.floor(values.length / 2)] ?? ''
      const asked = isDate ? [first, middle, last] : [first, `${first}  ${last}`, `${middle} nothing-like-it`]
      for (const text of asked) {
        const expected = objects.filter((object) => test(valuesAt(object, path), text))
        expect((await found(array, { [name]: text })).map(idOf)).toEqual(expected.map(idOf))
      }
      expect(first).not.toBe('')
    },
  )

  test('AP-251 meter_numbers is another name of meter_number', async () => {
    const [meter] = objectsOf('meter_devices')
    expect(await found('meter_devices', { meter_numbers: meter.meter_number })).toEqual([meter])
  })

  test('AP-175 an account without a customer number never matches one', async () => {
    expect(objectsOf('accounts').some((account) => account.customer_number === null)).toBe(true)
    expect(await found('accounts', { customer_numbers: 'null' })).toEqual([])
    expect(await found('accounts', { customer_numbers: 'undefined' })).toEqual([])
  })

  test.each([
    ['accounts', 'account_status', 'account_statuses', 'account_number', 'account_numbers'],
    ['service_contracts', 'contract_status', 'contract_statuses', 'account_number', 'account_numbers'],
  ])('AP-041 two filters of %s intersect', async (array, one, oneFilter, other, otherFilter) => {
    const objects = objectsOf(array)
    const [pattern] = objects.filter((object) => object[one] === 'closed')
    const query = { [oneFilter]: 'closed', [otherFilter]: pattern[other] }
    const both = objects.filter((object) => object[one] === 'closed' && object[other] === pattern[other])
    expect((await found(array, query)).map(idOf)).toEqual(both.map(idOf))
    expect(await found(array, { ...query, [oneFilter]: 'active' })).not.toEqual(await found(array, query))
  })

  test.each(listings)(
    'AP-051, AP-052 $array: an empty or unknown filter is none, and none shows more',
    async ({ array, parameters: known }) => {
      for (const { name } of known) {
        expect((await found(array, { [name]: '' })).length).toBe(objectsOf(array).length)
      }
      expect((await found(array, { colour: 'red' })).length).toBe(objectsOf(array).length)
    },
  )
})

describe('search', () => {
  const searched = listings.flatMap(({ array, parameters: known }) =>
    known.filter(({ name }) => name === 'q').map(({ matches }) => ({ array, matches })),
  )

  test.each(searched)(
    'AP-045, AP-178, AP-212, AP-238, AP-254, AP-344 $array: in each field that it names, whatever the case',
    async ({ array, matches }) => {
      const objects = objectsOf(array)
      for (const path of matches) {
        const [term] = objects.flatMap((object) => valuesAt(object, path))
        if (term === undefined) throw new Error(`no ${array} has ${path}`)
        const mixed = term.slice(1).toUpperCase()
        const expected = objects.filter((object) =>
          matches.some((one) => valuesAt(object, one).some((text) => text.toUpperCase().includes(mixed))),
        )
        expect((await found(array, { q: mixed })).map(idOf)).toEqual(expected.map(idOf))
      }
    },
  )

  test.each(searched)(
    'AP-046 $array: in no field that the token does not show',
    async ({ array, matches }) => {
      const [barest] = await world.list(pathOf(array), bare)
      const hidden = matches.filter((path) => !Object.hasOwn(barest, path.split('[')[0] ?? ''))
      expect(hidden.length).toBeGreaterThan(0)
      for (const path of hidden) {
        const [term = ''] = objectsOf(array).flatMap((object) => valuesAt(object, path))
        const shownElsewhere = (await found(array, { q: term }, bare)).filter((object) =>
          matches.every((one) => valuesAt(object, one).every((text) => !text.includes(term))),
        )
        expect(shownElsewhere).toEqual([])
        expect((await found(array, { q: term }, bare)).length).toBeLessThanOrEqual(
          (await found(array, { q: term })).length,
        )
      }
    },
  )
})

describe('order', () => {
  const lowest = (object: Json, relation: string, array: string, field: string): string =>
    objectsOf(array)
      .filter((one) => object[relation].includes(idOf(one)))
      .map((one) => one[field] ?? '')
      .sort()[0] ?? ''
  const byModified = (object: Json) => [object.cds_modified]
  const orders: Readonly<Record<string, [(object: Json) => string[], readonly number[]]>> = {
    accounts: [byModified, [0]],
    service_contracts: [byModified, [0]],
    service_points: [byModified, [0]],
    meter_devices: [byModified, [0]],
    aggregations: [byModified, [0]],
    bill_statements: [(object) => [object.statement_date, object.cds_modified], [0, 1]],
    bill_sections: [
      (object) => [
        object.account_number,
        lowest(object, 'related_servicecontracts', 'service_contracts', 'contract_number'),
        object.start_date,
        object.cds_modified,
      ],
      [3],
    ],
    usage_segments: [
      (object) => [
        lowest(object, 'related_aggregations', 'aggregations', 'aggregation_number'),
        lowest(object, 'related_accounts', 'accounts', 'account_number'),
        lowest(object, 'related_servicecontracts', 'service_contracts', 'contract_number'),
        object.segment_start,
        object.cds_modified,
      ],
      [4],
    ],
    eacs: [(object) => [object.period_start, object.cds_created], [0, 1]],
  }

  test.each(listings)(
    'AP-039, AP-172, AP-173, AP-204, AP-205, AP-232, AP-233, AP-248, AP-249, AP-266, AP-267, AP-289, AP-290, AP-339, AP-340, AP-381, AP-382, AP-431, AP-432 $array: in its order, then by id',
    ({ array }) => {
      const [keysOf, descending] = orders[array] ?? []
      if (!keysOf || !descending) throw new Error(`no order of ${array}`)
      const keys = objectsOf(array).map((object) => [...keysOf(object), idOf(object)])
      const sorted = keys.toSorted((a, b) => {
        const at = a.findIndex((key, index) => key !== b[index])
        if (at < 0) return 0
        return ((a[at] ?? '') < (b[at] ?? '') ? -1 : 1) * (descending.includes(at) ? -1 : 1)
      })
      expect(keys.length).toBeGreaterThan(1)
      expect(keys).toEqual(sorted)
    },
  )
})

describe('pages', () => {
  const long = ['bill_statements', 'bill_sections', 'usage_segments']

  test.each(long)('AP-034 to AP-039 %s: there and back, and no object twice or lost', async (array) => {
    const pages: string[][] = []
    let last: string | null = null
    for (let next: string | null = pathOf(array); next; ) {
      const { body }: Json = await world.ask(next, { token: all })
      pages.push(body[array].map(idOf))
      last = body.previous
      next = body.next
    }
    expect(pages.slice(0, -1).every((page) => page.length === 100)).toBe(true)
    expect(pages.flat()).toEqual(objectsOf(array).map(idOf))
    expect(new Set(pages.flat()).size).toBe(pages.flat().length)
    const back: string[][] = []
    for (let previous = last; previous; ) {
      const { body }: Json = await world.ask(previous, { token: all })
      back.unshift(body[array].map(idOf))
      previous = body.previous
    }
    expect(back).toEqual(pages.slice(0, -1))
  })
})

test.each([
  ['bill-statements', 'before', '2026-02-30'],
  ['bill-statements', 'after', '2026-02-01T00:00:00Z'],
  ['bill-sections', 'before', 'yesterday'],
  ['usage-segments', 'after', '2026-02-01'],
  ['eacs', 'before', '12'],
  ['aggregations', 'cursor', 'made-up'],
])('AP-026 %s refuses %s=%s', async (path, name, value) => {
  const { status, body } = await world.ask(
    `/cds/customer-data/${path}?${name}=${encodeURIComponent(value)}`,
    { token: all },
  )
  expect([status, body.error]).toEqual([400, 'invalid_request'])
})
