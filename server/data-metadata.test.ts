import { describe, expect, test } from 'vitest'
import { machinePaths } from '#lib/config/index.ts'
import { aDataServer } from './a-data-server.testing.ts'
import { aServer } from './a-server.testing.ts'
import { firstOf } from './listed.testing.ts'
import { routes as metadata } from './metadata.ts'
import { faultsOf } from './specified-objects.testing.ts'

const apis = [
  ['cds_accounts_api', 'include_accounts'],
  ['cds_servicecontracts_api', 'include_service_contracts'],
  ['cds_meterdevices_api', 'include_meter_devices'],
  ['cds_billstatement_api', 'include_bill_statements'],
  ['cds_billsection_api', 'include_bill_sections'],
  ['cds_aggregations_api', 'include_aggregations'],
  ['cds_usagesegments_api', 'include_usage_segments'],
  ['cds_eacs_api', 'include_eacs'],
] as const

async function published(utility: string) {
  await using server = await aServer(metadata, utility)
  const { body } = await server.ask(machinePaths.authorizationServerMetadata)
  const scopes = [...server.runtime.catalog.scopes.values()]
  const offers = (field: string) =>
    scopes.some(
      ({ impliedFields, description }) =>
        impliedFields.includes(field) ||
        description.authorization_details_fields_supported.some(({ id }) => id === field),
    )
  return { body, offers }
}

describe.each(['example-gas-electric', 'nordnet', 'lonestar-retail'])('%s', (utility) => {
  test('AP-004, AP-005, AP-006, AP-007, AP-008, AP-009, AP-010, AP-011, AP-012, SP-023, SP-025, SP-026, SP-027, SP-030 names a listing as soon as a scope opens it, and no other', async () => {
    const { body, offers } = await published(utility)
    for (const [name, field] of apis) expect([name, name in body]).toEqual([name, offers(field)])
    expect('cds_servicepoints_api' in body).toBe(
      offers('include_service_points') ||
        (offers('include_service_contracts') && offers('include_meter_devices')),
    )
  })

  test('AP-014, AP-447, SP-031 describes the format of certificates where they are listed', async () => {
    const { body } = await published(utility)
    expect('cds_eac_formats' in body).toBe('cds_eacs_api' in body)
    for (const [id, format] of Object.entries(body.cds_eac_formats ?? {})) {
      expect(faultsOf('EACDataFormatDescription', format, new Set())).toEqual([])
      expect(format).toMatchObject({ id })
    }
  })
})

test('AP-213 a contract names the account that holds it, by id and number', async () => {
  await using home = await aDataServer('home@example.com')
  const fields = {
    sync_until: 'infinite',
    include_accounts: true,
    include_service_contracts: true,
    include_account_numbers: true,
  }
  const { token } = await home.approve([{ type: 'cds_service_contracts', fields }])
  const account = firstOf(await home.list('accounts', token))
  const contracts = await home.list('service_contracts', token)
  for (const contract of contracts) {
    expect(contract).toMatchObject({
      cds_account_id: account.cds_account_id,
      account_number: account.account_number,
    })
  }
})

test('AP-102, FD-325 buildings of chosen services, and none that is not around them', async () => {
  await using tenant = await aDataServer('tenant1@example.com')
  const open = async (type: string, field: string) => {
    const fields = {
      sync_until: 'infinite',
      segment_start: 'infinite',
      segment_end: 'infinite',
      [field]: true,
    }
    const { token } = await tenant.approve([{ type, fields: { ...fields, include_aggregations: true } }])
    const all = await tenant.list('aggregations', token)
    return all.map((one) => one.aggregation_number)
  }
  for (const [type, field] of [
    ['cds_accounts', 'include_accounts'],
    ['cds_service_contracts', 'include_service_contracts'],
    ['cds_usage', 'include_service_points'],
    ['cds_meters', 'include_meter_devices'],
  ] as const) {
    expect(await open(type, field)).toEqual(['B1111'])
  }
  expect(await open('cds_usage', 'include_bill_sections')).toEqual([])
})
