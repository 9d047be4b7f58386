import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { clientCredentials, getJson, registerAsMade } from './client.ts'

const utility = profiles[0]?.url ?? ''

type Read = (object: Record<string, unknown>) => unknown

interface Case {
  readonly scope: string
  /** What is asked for; fields that preselect are filters. */
  readonly asked: object
  /** By its name in the metadata. */
  readonly listing: string
  readonly array: string
  readonly read: Read
  /** All that `read` finds in the listing, each once. */
  readonly found: readonly unknown[]
}

const number =
  (field: string): Read =>
  (object) =>
    object[field]

const cases: readonly Case[] = [
  {
    scope: 'cds_query_accounts',
    asked: { account_numbers: ['1111-1', '2000-2', 'nobody'], include_account_numbers: true },
    listing: 'cds_accounts_api',
    array: 'accounts',
    read: number('account_number'),
    found: ['1111-1', '2000-2'],
  },
  {
    scope: 'cds_query_service_contracts',
    asked: { contract_numbers: ['222222', '500003'], include_contract_numbers: true },
    listing: 'cds_servicecontracts_api',
    array: 'service_contracts',
    read: number('contract_number'),
    found: ['222222', '500003'],
  },
  {
    scope: 'cds_query_service_points',
    asked: { premise_numbers: ['P-6000'] },
    listing: 'cds_servicepoints_api',
    array: 'service_points',
    read: number('servicepoint_number'),
    found: ['SP-610001', 'SP-610002', 'SP-610003', 'SP-610004'],
  },
  {
    scope: 'cds_query_meter_devices',
    asked: { meter_numbers: ['M-1001', 'M-1002'], include_meter_numbers: true },
    listing: 'cds_meterdevices_api',
    array: 'meter_devices',
    read: number('meter_number'),
    found: ['M-1001', 'M-1002'],
  },
  {
    scope: 'cds_query_bill_statements',
    asked: { account_numbers: ['1111-1'], statement_date_start: 'P6M' },
    listing: 'cds_billstatement_api',
    array: 'bill_statements',
    read: number('account_number'),
    found: ['1111-1'],
  },
  {
    scope: 'cds_query_bill_sections',
    asked: { contract_numbers: ['222222'], start_date: 'P6M' },
    listing: 'cds_billsection_api',
    array: 'bill_sections',
    read: ({ account_number, section_types }) => [account_number, (section_types as string[])[1]],
    found: [['1111-1', 'electric']],
  },
  {
    scope: 'cds_query_aggregations',
    asked: { aggregation_numbers: ['B1111'] },
    listing: 'cds_aggregations_api',
    array: 'aggregations',
    read: number('aggregation_number'),
    found: ['B1111'],
  },
  {
    scope: 'cds_query_usage',
    asked: {
      meter_numbers: ['M-1001'],
      segment_start: 'P3D',
      segment_end: 'P0D',
      include_usage_segment_value_types: ['electric_kwh'],
      include_meter_devices: true,
    },
    listing: 'cds_usagesegments_api',
    array: 'usage_segments',
    read: ({ formats, related_meterdevices }) => [
      (formats as { id: string }[]).map(({ id }) => id),
      (related_meterdevices as unknown[]).length,
    ],
    found: [[['electric_kwh'], 1]],
  },
]

test('SP-323, SP-330, AP-149, FD-071 each direct-access scope: token, data, exactly what the filter leaves, grant', async () => {
  const scopes = cases.map(({ scope }) => scope)
  const program = await registerAsMade(utility, scopes)
  for (const { scope, asked, listing, array, read, found } of cases) {
    const details = JSON.stringify([{ type: scope, ...asked }])
    const token = await clientCredentials(program, { authorization_details: details })
    expect(token.scope).toBe(scope)
    const [given] = token.authorization_details ?? []
    const filter = Object.entries(asked).filter(([, value]) => Array.isArray(value))
    expect(given).toMatchObject({ type: scope, ...Object.fromEntries(filter) })

    const body = await getJson(String(program.metadata[listing]), token.access_token)
    expect(body.next).toBeNull()
    const seen = (body[array] as Record<string, unknown>[]).map((object) => JSON.stringify(read(object)))
    expect([...new Set(seen)].sort(), scope).toEqual(found.map((one) => JSON.stringify(one)))

    const { grants } = await getJson(
      `${program.metadata.cds_grants_api}?client_ids=${program.client.client_id}&scopes=${scope}`,
      program.adminToken,
    )
    expect(grants).toEqual([
      expect.objectContaining({
        status: 'active',
        scope,
        authorization_details: [given],
        receipt_confirmations: [],
      }),
    ])
  }
})
