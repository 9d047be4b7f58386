import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, billsOfChain, forever, type World } from './a-data-server.testing.ts'
import { type AnyListed, fieldOf, firstOf, idsOf } from './listed.testing.ts'
import { fieldsOf, listings } from './specified-objects.testing.ts'

let chain: World
beforeAll(async () => {
  chain = await aDataServer('chain@acme.example')
})
afterAll(() => chain[Symbol.asyncDispose]())

describe('what was selected', () => {
  const meterNumbers = async (
    by:
      | 'account_selection'
      | 'service_contract_selection'
      | 'servicepoint_selection'
      | 'meter_device_selection',
    numbers: string[],
  ) => {
    const fields = { ...forever, include_meter_numbers: true }
    const { token } = await chain.approve([{ type: 'cds_meters', by, numbers, fields }])
    return (await chain.list('meter_devices', token)).map((meter) => meter.meter_number).sort()
  }

  test('AP-162, SP-208, SP-211, SP-212, SP-213, SL-721 meters of accounts, contracts, points; those that were there before do not count', async () => {
    const [first] = await chain.resources.selectable(chain.customerId, 'account_selection')
    expect(await meterNumbers('account_selection', ['2000-1'])).toEqual(first?.meterNumbers.toSorted())
    expect(await meterNumbers('service_contract_selection', ['500001', '500003'])).toEqual([
      'M-2001',
      'M-2003',
    ])
    expect(await meterNumbers('servicepoint_selection', ['SP-500001'])).toEqual(['M-2001'])
    expect(await meterNumbers('meter_device_selection', ['M-2002'])).toEqual(['M-2002'])
  })

  test('AP-163, SP-228, FD-310, SL-722 bills of the chosen accounts', async () => {
    const { token } = await chain.approve([
      { type: 'cds_bill_statements', numbers: ['2000-2'], fields: forever },
    ])
    const statements = await chain.list('bill_statements', token)
    expect(statements.length).toBe(billsOfChain)
    expect(new Set(statements.map((statement) => statement.account_number))).toEqual(new Set(['2000-2']))
  })

  test('AP-164, SP-248, SP-251, SL-723 charges and services of chosen accounts', async () => {
    const { token } = await chain.approve([
      { type: 'cds_service_bills', by: 'account_selection', numbers: ['2000-1'], fields: forever },
    ])
    const sections = await chain.list('bill_sections', token)
    const contracts = await chain.list('service_contracts', token)
    const [account] = await chain.resources.selectable(chain.customerId, 'account_selection')
    expect(new Set(sections.map((section) => section.account_number))).toEqual(new Set(['2000-1']))
    expect(contracts.map((contract) => contract.contract_number).sort()).toEqual(
      account?.contractNumbers.toSorted(),
    )
    expect(sections.length).toBe(billsOfChain * contracts.length)
  })

  test('AP-165, AP-069, SP-252, FD-261, FD-320, SL-723 charges of a chosen service, its account, and nothing of its neighbours', async () => {
    const everything = chain.everything('cds_service_bills')
    const { token } = await chain.approve([
      { type: 'cds_service_bills', numbers: ['500001'], fields: everything },
    ])
    const contracts = await chain.list('service_contracts', token)
    const sections = await chain.list('bill_sections', token)
    const accounts = await chain.list('accounts', token)
    expect(contracts.map((contract) => contract.contract_number)).toEqual(['500001'])
    expect(
      sections.every((one) => one.related_servicecontracts[0] === firstOf(contracts).cds_servicecontract_id),
    ).toBe(true)
    expect(sections.length).toBe(billsOfChain)
    expect(accounts.map((account) => account.account_number)).toEqual(['2000-1'])
  })

  test.each([
    ['account_selection', '2000-1', 'related_accounts'],
    ['service_contract_selection', '500001', 'related_servicecontracts'],
    ['servicepoint_selection', 'SP-500001', 'related_servicepoints'],
    ['meter_device_selection', 'M-2001', 'related_meterdevices'],
  ] as const)(
    'AP-104, AP-166, AP-116, SP-268, SP-281, SP-283, SP-284, FD-331, FD-332, FD-333, FD-334, SL-724 usage by %s',
    async (by, number, relation) => {
      const fields = { ...forever, include_usage_segment_value_types: ['electric_kwh', 'natural_gas_therm'] }
      const { token } = await chain.approve([{ type: 'cds_usage', by, numbers: [number], fields }])
      const segments = await chain.list('usage_segments', token)
      const contracts = new Set(
        (await chain.resources.selectable(chain.customerId, by))
          .filter((entry) => entry.number === number)
          .flatMap((entry) => entry.contractNumbers),
      )
      expect(segments.length).toBe(24 * contracts.size)
      expect(segments.every((segment) => segment[relation].length === 0)).toBe(true)
    },
  )

  test('AP-080, AP-081, FD-280, FD-281, FD-265 services come with what was chosen', async () => {
    const fields = { ...forever, include_service_contracts: true, include_contract_numbers: true }
    const of = async (type: string, by: 'account_selection' | 'servicepoint_selection', number: string) => {
      const { token } = await chain.approve([{ type, by, numbers: [number], fields }])
      return (await chain.list('service_contracts', token)).map((one) => one.contract_number).sort()
    }
    const [first] = await chain.resources.selectable(chain.customerId, 'account_selection')
    expect(await of('cds_accounts', 'account_selection', '2000-1')).toEqual(first?.contractNumbers.toSorted())
    expect(await of('cds_usage', 'servicepoint_selection', 'SP-500003')).toEqual(['500003'])
  })

  test('AP-082, FD-303, SP-034 services and meters in one scope bring the points between them', async () => {
    const fields = { ...forever, include_meter_devices: true }
    const { token } = await chain.approve([{ type: 'cds_rate_plan', numbers: ['500001'], fields }])
    const contract = firstOf(await chain.list('service_contracts', token))
    const meter = firstOf(await chain.list('meter_devices', token))
    const points = await chain.list('service_points', token)
    expect(points).toHaveLength(1)
    const point = firstOf(points)
    expect(point.current_servicecontracts).toEqual([contract.cds_servicecontract_id])
    expect(meter.current_servicepoints).toEqual([point.cds_servicepoint_id])
  })

  test('AP-115, AP-242, AP-256, AP-347, AP-400, FD-327 ids that are named are those of objects that are shown', async () => {
    const types = ['cds_meters', 'cds_service_bills', 'cds_usage', 'cds_service_contracts']
    const { token } = await chain.approve(
      types.map((type) => ({
        type,
        by: 'service_contract_selection' as const,
        numbers: ['500001'],
        fields: chain.everything(type),
      })),
    )
    const known = new Map<string, Set<string>>()
    const objects = new Map<string, AnyListed[]>()
    for (const { array, object } of listings) {
      const all = await chain.list(array, token)
      objects.set(object, all)
      known.set(object, new Set(idsOf(all)))
    }
    let named = 0
    for (const [object, all] of objects) {
      for (const { name, refers_to: to, only_visible_ids: only } of fieldsOf(object)) {
        if (!only || !to) continue
        const ids = all.flatMap((one) => fieldOf(one, name))
        named += ids.length
        expect([object, name, ids.filter((id) => !known.get(to)?.has(String(id)))]).toEqual([
          object,
          name,
          [],
        ])
      }
    }
    expect(named).toBeGreaterThan(100)
  })
})

test('AP-158, SP-052, PR-009 a meter that is put in the place of another is shared in its stead', async () => {
  await using home = await aDataServer('home@example.com')
  const fields = { ...forever, include_meter_numbers: true }
  const { token } = await home.approve([
    { type: 'cds_meters', by: 'service_contract_selection', numbers: ['222222'], fields },
  ])
  const shown = async () => (await home.list('meter_devices', token)).map((one) => one.meter_number)
  expect(await shown()).toEqual(['M-1001'])
  const { storage } = home.runtime
  const { meters } = await home.resources.links(home.customerId)
  const [old] = meters.filter(({ number }) => number === 'M-1001')
  if (!old) throw new Error('no such meter')
  const [whole] = await home.resources.objects(home.customerId, 'meter_device', [old.id])
  const removed = { ...old, points: [], previousPoints: old.points }
  const key = { customer_id: home.customerId, kind: 'meter_device', id: 'meter_new' }
  await storage.transaction(async (tx) => {
    await tx
      .updateTable('customer_link')
      .set({ link_json: JSON.stringify(removed) })
      .where('id', '=', old.id)
      .execute()
    const link = { ...old, id: key.id, number: 'M-9001' }
    await tx
      .insertInto('customer_link')
      .values({
        ...key,
        sort_key: 'M-9001',
        modified_at: old.modified,
        link_json: JSON.stringify(link),
        selection_json: null,
      })
      .execute()
    const meter = { ...whole, cds_meterdevice_id: key.id, meter_number: 'M-9001' }
    await tx
      .insertInto('customer_object')
      .values({ ...key, parent_id: null, object_json: JSON.stringify(meter) })
      .execute()
    await tx
      .updateTable('customer')
      .set((where) => ({ version: where('version', '+', 1) }))
      .execute()
  })
  expect(await shown()).toEqual(['M-9001'])
})
