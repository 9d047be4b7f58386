import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDataServer, type World, whole } from './a-data-server.testing.ts'

let home: World
beforeAll(async () => {
  home = await aDataServer('home@example.com')
})
afterAll(() => home[Symbol.asyncDispose]())

test('DR-04, DR-32, DR-40 bills within the days that were granted, both inside', async () => {
  const fields = { historical_start: '2025-12-03', ongoing_end: '2026-02-03' }
  const { token } = await home.approve([{ type: 'bills', fields }])
  const { bills } = (await home.ask('/bills', { token })).body
  expect(bills.map((bill: { statement_date: string }) => bill.statement_date)).toEqual([
    '2026-02-03',
    '2026-01-03',
    '2025-12-03',
  ])
  const [bill] = bills
  const amounts = bill.charges.map((charge: { amount: number }) => Math.round(charge.amount * 100))
  expect(amounts.reduce((sum: number, amount: number) => sum + amount, 0)).toBe(
    Math.round(bill.amount_due * 100),
  )
})

test('DR-04, DR-42 a bill shows nothing of services that were not chosen, and so no amount due', async () => {
  const { token } = await home.approve([{ type: 'bills', numbers: ['222222'], fields: whole }])
  const { bills } = (await home.ask('/bills', { token })).body
  expect(bills).toHaveLength(23)
  for (const bill of bills) {
    expect(bill.amount_due).toBeNull()
    expect(bill.charges).toEqual([expect.objectContaining({ service_contract_id: '222222', unit: 'kWh' })])
  }
})

test('DR-04, DR-40 usage within the days that were granted, to the end of the last', async () => {
  const fields = { historical_start: '2026-02-10', ongoing_end: '2026-02-11' }
  const { token } = await home.approve([{ type: 'usage', numbers: ['222222'], fields }])
  const { body } = await home.ask('/usage', { token })
  expect(Object.keys(body)).toEqual(['usage'])
  expect(
    body.usage.map((run: { start: string; end: string; values: number[] }) => [
      run.start,
      run.end,
      run.values.length,
    ]),
  ).toEqual([
    ['2026-02-10T08:00:00Z', '2026-02-11T08:00:00Z', 96],
    ['2026-02-11T08:00:00Z', '2026-02-12T08:00:00Z', 96],
  ])
  expect(body.usage[0]).toMatchObject({
    service_contract_id: '222222',
    meter_numbers: ['M-1001'],
    commodity: 'electric',
    unit: 'kWh',
    interval: 900,
  })
  expect(body.usage[0].values[0]).toEqual(expect.any(Number))
})

test('DR-04 aggregates are sums of that usage by month', async () => {
  const fields = { historical_start: '2025-12-01', ongoing_end: '2026-01-31' }
  const { token } = await home.approve([
    { type: 'usage', fields },
    { type: 'aggregates', fields },
  ])
  const { usage } = (await home.ask('/usage', { token })).body
  const { aggregates } = (await home.ask('/aggregates', { token })).body
  expect(aggregates.map((sum: { month: string; commodity: string }) => [sum.month, sum.commodity])).toEqual([
    ['2025-12', 'electric'],
    ['2025-12', 'natural_gas'],
    ['2026-01', 'electric'],
    ['2026-01', 'natural_gas'],
  ])
  const december = usage.filter(
    (run: { commodity: string; start: string }) =>
      run.commodity === 'electric' && run.start < '2026-01-01T08:00:00Z',
  )
  const total = december
    .flatMap((run: { values: number[] }) => run.values)
    .reduce((sum: number, value: number) => sum + value, 0)
  expect(aggregates[0]).toMatchObject({ unit: 'kWh', services: 1 })
  expect(aggregates[0].usage).toBeCloseTo(total, 6)
})
