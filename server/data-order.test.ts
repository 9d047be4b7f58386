import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, type World } from './a-data-server.testing.ts'
import type { Answered } from './a-server.testing.ts'
import {
  type AnyListed,
  fieldOf,
  idsOf,
  type Listed,
  type Listing,
  type Lists,
  pathOf,
} from './listed.testing.ts'
import { everyIncludeField, listings } from './specified-objects.testing.ts'

let world: World
/** Shows everything. */
let all: string
let whole: Lists

beforeAll(async () => {
  const others = ['mover@example.com', 'chain@acme.example', 'water@example.com', 'tenant1@example.com']
  world = await aDataServer('tenant2@example.com', 'example-gas-electric', others)
  all = await world.readEverybody(everyIncludeField)
  whole = await world.listAll(all)
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

describe('order', () => {
  /** Among those that an object names, the lowest number. */
  const lowest = (ids: readonly string[], array: Listing, field: string): string => {
    const all: readonly AnyListed[] = whole[array]
    const named = all.filter((one) => idsOf([one]).some((id) => ids.includes(id)))
    return named.map((one) => String(fieldOf(one, field) ?? '')).sort()[0] ?? ''
  }
  const byModified = (object: AnyListed) => [object.cds_modified]
  const orders: {
    readonly [Array in Listing]: readonly [(object: Listed[Array]) => string[], readonly number[]]
  } = {
    accounts: [byModified, [0]],
    service_contracts: [byModified, [0]],
    service_points: [byModified, [0]],
    meter_devices: [byModified, [0]],
    aggregations: [byModified, [0]],
    bill_statements: [(object) => [object.statement_date, object.cds_modified], [0, 1]],
    bill_sections: [
      (object) => [
        object.account_number,
        lowest(object.related_servicecontracts, 'service_contracts', 'contract_number'),
        object.start_date,
        object.cds_modified,
      ],
      [3],
    ],
    usage_segments: [
      (object) => [
        lowest(object.related_aggregations, 'aggregations', 'aggregation_number'),
        lowest(object.related_accounts, 'accounts', 'account_number'),
        lowest(object.related_servicecontracts, 'service_contracts', 'contract_number'),
        object.segment_start,
        object.cds_modified,
      ],
      [4],
    ],
    eacs: [(object) => [object.period_start, object.cds_created], [0, 1]],
  }

  function keysOf<Array extends Listing>(array: Array) {
    const [keysOfOne, descending] = orders[array]
    return { keys: whole[array].map((object) => [...keysOfOne(object), ...idsOf([object])]), descending }
  }

  test.each(listings)(
    'AP-039, AP-172, AP-173, AP-204, AP-205, AP-232, AP-233, AP-248, AP-249, AP-266, AP-267, AP-289, AP-290, AP-339, AP-340, AP-381, AP-382, AP-431, AP-432 $array: in its order, then by id',
    ({ array }) => {
      const { keys, descending } = keysOf(array)
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
  const long = ['bill_statements', 'bill_sections', 'usage_segments'] as const

  test.each(long)('AP-034 to AP-039 %s: there and back, and no object twice or lost', async (array) => {
    const pages: string[][] = []
    let last: string | null = null
    for (let next: string | null = pathOf(array); next; ) {
      const { body }: Answered = await world.ask(next, { token: all })
      pages.push(idsOf(body[array]))
      last = body.previous
      next = body.next
    }
    expect(pages.slice(0, -1).every((page) => page.length === 100)).toBe(true)
    expect(pages.flat()).toEqual(idsOf(whole[array]))
    expect(new Set(pages.flat()).size).toBe(pages.flat().length)
    const back: string[][] = []
    for (let previous = last; previous; ) {
      const { body }: Answered = await world.ask(previous, { token: all })
      back.unshift(idsOf(body[array]))
      previous = body.previous
    }
    expect(back).toEqual(pages.slice(0, -1))
  })
})
