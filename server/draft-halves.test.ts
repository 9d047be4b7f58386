import { expect, test } from 'vitest'
import { aDataServer, whole } from './a-data-server.testing.ts'

test('DR-11, DR-12, DR-20, DR-22 a distributor: its own form of deliveries, services without supply, no supplies', async () => {
  await using home = await aDataServer('home@example.com', 'nordnet')
  const { token } = await home.approve([
    { type: 'delivery_details', fields: whole },
    { type: 'service_details', fields: { ...whole, fields_included: ['commodity', 'distribution_details'] } },
    { type: 'account_details', fields: whole },
  ])
  expect((await home.ask('/delivery_details', { token })).body.delivery_details).toEqual([
    {
      id: '571313100000222222',
      commodity: 'electric',
      service_contract_id: '222222',
      meter_numbers: ['M-1001'],
    },
    {
      id: '571313100000333333',
      commodity: 'electric',
      service_contract_id: '333333',
      meter_numbers: ['M-1002'],
    },
  ])
  const [service] = (await home.ask('/service_details', { token })).body.service_details
  expect(Object.keys(service)).toEqual(['id', 'commodity', 'distribution_details'])
  const [account] = (await home.ask('/account_details', { token })).body.account_details
  expect(account).toMatchObject({ balance: null, currency: null })
  expect((await home.ask('/supply_details', { token })).status).toBe(404)
  expect((await home.ask('/bills', { token })).status).toBe(404)
})

test('DR-11, DR-21 a retailer: supplies that name the delivery of the distributor, and no deliveries', async () => {
  await using home = await aDataServer('home@example.com', 'lonestar-retail')
  const { token } = await home.approve([
    { type: 'supply_details', fields: whole },
    { type: 'program_details', fields: whole },
    { type: 'bills', fields: whole },
  ])
  const { supply_details: supplies } = (await home.ask('/supply_details', { token })).body
  expect(supplies[0]).toMatchObject({
    delivery_id: '10443720222222',
    supplier: 'Lonestar Retail Energy',
    tariff_code: 'LS-12',
    tariff_name: 'Lonestar Fixed 12',
  })
  expect((await home.ask('/bills', { token })).body.bills).toHaveLength(23)
  const { program_details: programs } = (await home.ask('/program_details', { token })).body
  expect(programs.map((program: { program_number: string }) => program.program_number)).toEqual([
    'AUTO-CREDIT',
    'FREE-NIGHTS',
  ])
  expect((await home.ask('/delivery_details', { token })).status).toBe(404)
})
