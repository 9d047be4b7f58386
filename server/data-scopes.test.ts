import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDataServer, forever, type World } from './a-data-server.testing.ts'
import { firstOf, type Listing, pathOf, textsOf } from './listed.testing.ts'
import { faultsOf, listings } from './specified-objects.testing.ts'

let chain: World
beforeAll(async () => {
  chain = await aDataServer('chain@acme.example')
})
afterAll(() => chain[Symbol.asyncDispose]())

/** Which listings are not empty. */
async function opened(world: World, token: string): Promise<string[]> {
  const open: string[] = []
  for (const { array } of listings) {
    const { body } = await world.ask(pathOf(array), { token })
    if (body[array].length > 0) open.push(array)
  }
  return open
}

describe('what each scope opens by itself', () => {
  test.each([
    ['cds_rate_plan', ['service_contracts']],
    ['cds_account_programs', ['accounts']],
    ['cds_service_programs', ['service_contracts']],
    ['cds_accounts', ['accounts']],
    ['cds_service_contracts', ['accounts', 'service_contracts']],
    ['cds_meters', ['meter_devices']],
    ['cds_bill_statements', ['accounts', 'bill_statements']],
    ['cds_service_bills', ['accounts', 'service_contracts', 'bill_sections']],
    ['cds_usage', ['usage_segments']],
    ['cds_aggregation_consent', []],
  ])('AP-001, AP-021, AP-070, AP-071, SP-108, SP-109 %s', async (type, lists) => {
    const { token } = await chain.approve([{ type, fields: forever }])
    expect(await opened(chain, token)).toEqual(lists)
  })

  test.each([
    ['cds_query_accounts', ['accounts']],
    ['cds_query_service_contracts', ['accounts', 'service_contracts']],
    ['cds_query_service_points', ['service_points']],
    ['cds_query_meter_devices', ['meter_devices']],
    ['cds_query_bill_statements', ['bill_statements']],
    ['cds_query_bill_sections', ['bill_sections']],
    ['cds_query_aggregations', ['aggregations']],
    ['cds_query_usage', ['usage_segments']],
  ])('AP-001, AP-071, AP-150 %s', async (type, lists) => {
    const { token } = await chain.allow([{ type, fields: { ...forever, account_numbers: null } }])
    expect(await opened(chain, token)).toEqual(lists)
  })

  test('AP-071 what a scope grants by itself stays on where the grant says otherwise', async () => {
    const { token } = await chain.approve([{ type: 'cds_rate_plan', fields: forever }], {
      enabledAuthorizationDetails: [{ type: 'cds_rate_plan', include_rate_plans: false }],
    })
    const contract = firstOf(await chain.list('service_contracts', token))
    expect(contract.rateplan_code).toBe('E-20')
  })

  test.each([
    'cds_rate_plan',
    'cds_account_programs',
    'cds_service_programs',
    'cds_accounts',
    'cds_service_contracts',
    'cds_meters',
    'cds_service_bills',
    'cds_usage',
  ])(
    'SP-109, SP-129, SP-149, SP-189, SP-209, SP-249, SP-269 %s: all that the grant’s fields switch on, and no more',
    async (type) => {
      const fields = chain.everything(type)
      const granted = new Set([
        ...Object.keys(fields),
        ...(chain.runtime.catalog.scopes.get(type)?.impliedFields ?? []),
      ])
      const { token } = await chain.approve([{ type, fields }])
      for (const { array, object, granted_by: by } of listings) {
        const { body } = await chain.ask(pathOf(array), { token })
        const isOpen = granted.has(by) && array !== 'aggregations' // it is counted in none
        const bringsPoints = array === 'service_points' && granted.has('include_meter_devices')
        expect([array, body[array].length > 0]).toEqual([
          array,
          isOpen || (bringsPoints && granted.has('include_service_contracts')),
        ])
        expect(body[array].flatMap((one: object) => faultsOf(object, one, granted))).toEqual([])
      }
    },
  )

  test('SP-128, SP-148 of the chosen accounts or services alone', async () => {
    const of = async (type: string, number: string, array: 'accounts' | 'service_contracts') => {
      const { token } = await chain.approve([{ type, numbers: [number], fields: chain.everything(type) }])
      return (await chain.list(array, token)).map((one) => one.account_number)
    }
    expect(await of('cds_account_programs', '2000-1', 'accounts')).toEqual(['2000-1'])
    expect(await of('cds_service_programs', '500003', 'service_contracts')).toHaveLength(1)
  })

  test('FD-286 a service that has ended comes with the point where it was', async () => {
    await using mover = await aDataServer('mover@example.com')
    const fields = { ...forever, include_service_contracts: true, include_contract_numbers: true }
    const { token } = await mover.approve([
      { type: 'cds_usage', by: 'servicepoint_selection', numbers: ['SP-444441'], fields },
    ])
    const contracts = await mover.list('service_contracts', token)
    expect(contracts.map((one) => one.contract_number)).toEqual(['444441'])
  })

  test('AP-118 programs that were asked for, and no other', async () => {
    const numbersOf = async (type: string, field: string, programs: string[], array: Listing) => {
      const { token } = await chain.approve([{ type, fields: { ...forever, [field]: programs } }])
      const objects = await chain.list(array, token)
      for (const one of objects) expect(one).toHaveProperty(field)
      return new Set(objects.flatMap((one) => textsOf(one, field, 'program_number')))
    }
    expect(
      await numbersOf('cds_service_programs', 'service_programs', ['EV-FLEX'], 'service_contracts'),
    ).toEqual(new Set(['EV-FLEX']))
    expect(await numbersOf('cds_account_programs', 'account_programs', ['LIRA'], 'accounts')).toEqual(
      new Set(),
    )
  })
})

test('AP-194, AP-138 addresses for mail are such, and nothing is encrypted without a key', async () => {
  const fields = { ...forever, include_account_details: true, jwk: null }
  const { token } = await chain.approve([{ type: 'cds_accounts', fields }])
  const { headers } = await chain.ask(pathOf('accounts'), { token })
  expect(headers.get('content-type')).toMatch(/^application\/json/)
  const accounts = await chain.list('accounts', token)
  const contacts = accounts.flatMap((account) => account.account_contacts)
  const mails = contacts.filter((contact) => contact.types.includes('email'))
  expect(mails.length).toBeGreaterThan(0)
  for (const { value } of mails) expect(value).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
})
