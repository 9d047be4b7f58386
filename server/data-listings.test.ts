import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, type World } from './a-data-server.testing.ts'
import {
  type AnyListed,
  entriesOf,
  fieldOf,
  firstOf,
  idsOf,
  type Listing,
  type Lists,
  textsOf,
} from './listed.testing.ts'
import { everyIncludeField, listings } from './specified-objects.testing.ts'

const opening = everyIncludeField.filter((field) => listings.some(({ granted_by: by }) => by === field))

let world: World
/** Shows everything; shows every object and none of its optional fields. */
let all: string
let bare: string
let whole: Lists

beforeAll(async () => {
  const others = ['mover@example.com', 'chain@acme.example', 'water@example.com', 'tenant1@example.com']
  world = await aDataServer('tenant2@example.com', 'example-gas-electric', others)
  all = await world.readEverybody(everyIncludeField)
  bare = await world.readEverybody(opening)
  whole = await world.listAll(all)
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

const objectsOf = (array: Listing): readonly AnyListed[] => whole[array]
const found = (array: Listing, query: Readonly<Record<string, string>>, token = all) =>
  world.list(array, token, query)

const listOfRelation: Readonly<Record<string, Listing>> = {
  related_accounts: 'accounts',
  related_servicecontracts: 'service_contracts',
  related_servicepoints: 'service_points',
  related_meterdevices: 'meter_devices',
}

/** What a parameter is compared with, as the digest writes it: `a`, `a -> b`, `a[].b`, `a[types includes x].b`. */
function valuesAt(object: object, path: string): readonly string[] {
  const [relation = '', number] = path.split(' -> ')
  if (number) {
    const array = listOfRelation[relation]
    if (!array) throw new Error(`${relation} is no relation that this test knows`)
    const related = new Set(textsOf(object, relation))
    return objectsOf(array).flatMap((one) =>
      idsOf([one]).some((id) => related.has(id)) ? textsOf(one, number) : [],
    )
  }
  const [, list, type, field] = /^(\w+)\[(?:types includes (\w+))?\](?:\.(\w+))?$/.exec(path) ?? []
  if (list === undefined) return textsOf(object, path)
  const entries = entriesOf(object, list).filter(
    (entry) => !type || textsOf(Object(entry), 'types').includes(type),
  )
  return entries.flatMap((entry) => (field ? textsOf(Object(entry), field) : [String(entry)]))
}

const fits: Readonly<Record<string, (values: readonly string[], asked: string) => boolean>> = {
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
        expect(idsOf(await found(array, { [name]: text }))).toEqual(idsOf(expected))
      }
      expect(first).not.toBe('')
    },
  )

  test('AP-251 meter_numbers is another name of meter_number', async () => {
    const meter = firstOf(whole.meter_devices)
    expect(await found('meter_devices', { meter_numbers: String(meter.meter_number) })).toEqual([meter])
  })

  test('AP-175 an account without a customer number never matches one', async () => {
    expect(whole.accounts.some((account) => account.customer_number === null)).toBe(true)
    expect(await found('accounts', { customer_numbers: 'null' })).toEqual([])
    expect(await found('accounts', { customer_numbers: 'undefined' })).toEqual([])
  })

  test.each([
    ['accounts', 'account_status', 'account_statuses', 'account_number', 'account_numbers'],
    ['service_contracts', 'contract_status', 'contract_statuses', 'account_number', 'account_numbers'],
  ] as const)('AP-041 two filters of %s intersect', async (array, one, oneFilter, other, otherFilter) => {
    const objects = objectsOf(array)
    const closed = objects.filter((object) => fieldOf(object, one) === 'closed')
    const value = String(fieldOf(firstOf(closed), other))
    const query = { [oneFilter]: 'closed', [otherFilter]: value }
    const both = closed.filter((object) => fieldOf(object, other) === value)
    expect(idsOf(await found(array, query))).toEqual(idsOf(both))
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
        expect(idsOf(await found(array, { q: mixed }))).toEqual(idsOf(expected))
      }
    },
  )

  test.each(searched)(
    'AP-046 $array: in no field that the token does not show',
    async ({ array, matches }) => {
      const barest = firstOf(await world.list(array, bare))
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
