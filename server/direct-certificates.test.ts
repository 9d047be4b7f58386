import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GrantedScope } from '#lib/grants/index.ts'
import { aDirectReader, type DirectReader } from './a-direct-reader.testing.ts'
import { firstOf, idsOf } from './listed.testing.ts'

let world: DirectReader

beforeAll(async () => {
  world = await aDirectReader()
}, 120_000)
afterAll(() => world[Symbol.asyncDispose]())

describe('certificates', () => {
  const reading = (fields: GrantedScope['fields'], type = 'cds_query_service_contracts') =>
    world.allow([{ type, fields: { sync_until: 'infinite', ...fields } }])

  test('AP-111, AP-113, FD-349, FD-351, AP-439, AP-440, AP-442 those of what is shown, and those for everyone; nobody is named who is not shown', async () => {
    const { token } = await reading({
      include_eacs: true,
      include_account_numbers: true,
      include_rate_plans: true,
      include_service_programs: true,
    })
    const eacs = await world.list('eacs', token)
    const contracts = await world.list('service_contracts', token)
    const named = (type: string) =>
      new Set(eacs.filter((one) => one.beneficiary_type === type).flatMap((one) => one.beneficiaries))
    expect(named('customer')).toEqual(new Set(['ACME-2000']))
    expect(named('rateplan')).toEqual(new Set(['E-1']))
    expect(named('program')).toEqual(new Set(['EV-FLEX']))
    expect(named('general')).toEqual(new Set())
    expect(eacs.filter((one) => one.beneficiary_type === 'general')).toHaveLength(3)
    const accounts = await world.list('accounts', token)
    expect([...named('account')].every((id) => idsOf(accounts).includes(String(id)))).toBe(true)
    expect(named('account').size).toBe(1) // of two: the other is nobody’s here
    expect(named('servicecontract')).toEqual(new Set())
    expect(contracts.length).toBeGreaterThan(0)
    const hidden = await reading({ include_eacs: true })
    const bare = await world.list('eacs', hidden.token)
    const customer = firstOf(bare.filter((one) => one.beneficiary_type === 'customer'))
    expect(customer.beneficiaries).toEqual([])
  })

  test('AP-114, FD-348 none where they are not included', async () => {
    const { token } = await reading({ include_eacs: false })
    expect(await world.list('eacs', token)).toEqual([])
  })

  test('AP-445, AP-446 what a certificate says is read with the same token, and only with one that shows it', async () => {
    const { token } = await reading({ include_eacs: true, include_account_numbers: true })
    const eacs = await world.list('eacs', token)
    const eac = firstOf(eacs.filter((one) => one.beneficiary_type === 'customer'))
    const { status, body } = await world.ask(eac.eac_data_url, { token })
    expect([status, body.number]).toEqual([200, eac.eac_numbers[0]])
    expect((await world.ask(eac.eac_data_url)).status).toBe(401)
    const others = await reading({ include_eacs: true, account_numbers: ['1111-9'] })
    expect((await world.ask(eac.eac_data_url, { token: others.token })).status).toBe(404)
  })
})
