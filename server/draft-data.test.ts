import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, type World, whole } from './a-data-server.testing.ts'

const allParts = { ...whole, fields_included: ['commodity', 'distribution_details', 'supply_details'] }
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

describe('a utility that delivers and sells', () => {
  let home: World
  beforeAll(async () => {
    home = await aDataServer('home@example.com')
  })
  afterAll(() => home[Symbol.asyncDispose]())

  test('DR-03, DR-20, DR-23 deliveries, with every field of the draft', async () => {
    const { token } = await home.approve([{ type: 'delivery_details', fields: whole }])
    const { status, body } = await home.ask('/delivery_details', { token })
    expect(status).toBe(200)
    expect(body).toEqual({
      delivery_details: [
        {
          id: expect.stringMatching(/^delivery_/),
          started: expect.stringMatching(instant),
          modified: expect.stringMatching(instant),
          verified: expect.stringMatching(instant),
          commodity: 'electric',
          delivery_contract_id: '222222',
          service_address: '123 Main St, Example Valley, CA 94001',
          meter_numbers: ['M-1001'],
          region: 'CAISO-NP15',
          pnode: 'EXVALLEY_6_N001',
        },
        expect.objectContaining({
          commodity: 'natural_gas',
          delivery_contract_id: '333333',
          meter_numbers: ['M-1002'],
        }),
      ],
    })
  })

  test('DR-21 supplies, each with the delivery that it belongs to', async () => {
    const { token } = await home.approve([
      { type: 'delivery_details', fields: whole },
      { type: 'supply_details', fields: whole },
    ])
    const { delivery_details: deliveries } = (await home.ask('/delivery_details', { token })).body
    const { supply_details: supplies } = (await home.ask('/supply_details', { token })).body
    expect(supplies[0]).toEqual({
      id: expect.stringMatching(/^supply_/),
      started: expect.stringMatching(instant),
      modified: expect.stringMatching(instant),
      verified: expect.stringMatching(instant),
      delivery_id: deliveries[0].id,
      supplier: 'Example Gas & Electric',
      supplier_contract_id: '222222',
      tariff_name: 'Residential Electric',
      tariff_code: 'E-1',
    })
    expect(supplies).toHaveLength(2)
  })

  test('DR-12, DR-22 services with both halves', async () => {
    const { token } = await home.approve([{ type: 'service_details', fields: allParts }])
    expect((await home.ask('/service_details', { token })).body.service_details[0]).toEqual({
      id: expect.stringMatching(/^contract_/),
      commodity: 'electric',
      distribution_details: { service_contract_id: '222222', meter_numbers: ['M-1001'] },
      supply_details: {
        supplier: 'Example Gas & Electric',
        service_contract_id: '222222',
        tariff: 'Residential Electric',
      },
    })
  })

  test('DR-22, DR-43 only the parts that were granted', async () => {
    const parts = async (...fields_included: string[]) => {
      const { token } = await home.approve([
        { type: 'service_details', fields: { ...whole, fields_included } },
      ])
      const { service_details: services } = (await home.ask('/service_details', { token })).body
      return Object.keys(services[0])
    }
    expect(await parts('commodity')).toEqual(['id', 'commodity'])
    expect(await parts('distribution_details')).toEqual(['id', 'distribution_details'])
    expect(await parts('commodity', 'supply_details')).toEqual(['id', 'commodity', 'supply_details'])
    expect(await parts()).toEqual(['id'])
  })

  test('DR-42 only the services that were chosen', async () => {
    const { token } = await home.approve([{ type: 'service_details', numbers: ['333333'], fields: allParts }])
    const { service_details: services } = (await home.ask('/service_details', { token })).body
    expect(services).toEqual([expect.objectContaining({ commodity: 'natural_gas' })])
  })

  test('DR-01 accounts, their status and balance', async () => {
    const { token } = await home.approve([{ type: 'account_details', fields: whole }])
    expect((await home.ask('/account_details', { token })).body.account_details).toEqual([
      {
        id: expect.stringMatching(/^account_/),
        account_number: '1111-1',
        name: 'Jordan Rivera',
        status: 'active',
        balance: expect.any(Number),
        currency: 'USD',
        modified: expect.stringMatching(instant),
        verified: expect.stringMatching(instant),
      },
    ])
  })

  test('DR-04 programs of the chosen accounts', async () => {
    const { token } = await home.approve([{ type: 'program_details', fields: whole }])
    expect((await home.ask('/program_details', { token })).body.program_details).toEqual([
      expect.objectContaining({
        program_number: 'LIRA',
        service_id: null,
        started: '2020-03-01',
        ended: null,
      }),
    ])
  })

  test('DR-44 a scope of one notation opens nothing of the other', async () => {
    const { token } = await home.approve([{ type: 'service_details', fields: allParts }])
    for (const listing of ['accounts', 'service-contracts', 'usage-segments']) {
      const { status, body } = await home.ask(`/cds/customer-data/${listing}`, { token })
      expect([status, body[listing.replace('-', '_')]]).toEqual([200, []])
    }
  })

  test('each endpoint needs its own scope; a revoked grant opens none', async () => {
    const { grant, token } = await home.approve([{ type: 'delivery_details', fields: whole }])
    const other = await home.ask('/supply_details', { token })
    expect([other.status, other.headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringContaining('scope="supply_details"'),
    ])
    expect((await home.ask('/delivery_details')).status).toBe(401)
    await home.runtime.storage.transaction((tx) =>
      tx.updateTable('grant').set({ status: 'revoked' }).where('id', '=', grant.id).execute(),
    )
    const after = await home.ask('/delivery_details', { token })
    expect([after.status, after.body.error]).toEqual([401, 'invalid_token'])
  })
})

test('DR-04 programs of services, where an account has such', async () => {
  await using chain = await aDataServer('chain@acme.example')
  const { token } = await chain.approve([{ type: 'program_details', fields: whole }])
  const { program_details: programs } = (await chain.ask('/program_details', { token })).body
  expect(programs.map((program: { program_number: string }) => program.program_number)).toEqual([
    'EVEN-PAY',
    'EV-FLEX',
    'SUN-BANK',
    'EV-FLEX',
  ])
})

test('10,000 services in one answer', async () => {
  await using fund = await aDataServer('portfolio@fund.example')
  const { token } = await fund.approve([{ type: 'delivery_details', fields: whole }])
  const { body } = await fund.ask('/delivery_details', { token })
  expect(body.delivery_details).toHaveLength(10_000)
})
