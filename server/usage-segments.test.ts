import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDataServer, allUsage, type World } from './a-data-server.testing.ts'

const contracts = '/cds/customer-data/service-contracts'
const points = '/cds/customer-data/service-points'
const meters = '/cds/customer-data/meter-devices'
const segments = '/cds/customer-data/usage-segments'

let home: World
beforeAll(async () => {
  home = await aDataServer('home@example.com')
})
afterAll(() => home[Symbol.asyncDispose]())

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
  const { token: whole } = await home.approve([{ type: 'cds_usage', numbers: ['222222'], fields: allUsage }])
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
