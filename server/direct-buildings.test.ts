import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer } from './a-data-server.testing.ts'
import { aDirectReader, type DirectReader } from './a-direct-reader.testing.ts'
import { firstOf, type Listed, type Lists } from './listed.testing.ts'

let world: DirectReader
/** Everything, with no filter at all. */
let whole: Lists

beforeAll(async () => {
  world = await aDirectReader()
  whole = await world.read('cds_query_accounts', {})
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

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
