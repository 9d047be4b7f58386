import { describe, expect, test } from 'vitest'
import { catalog, fieldIds, fieldOf, publicUrl, scopeOf } from './a-catalog.testing.ts'
import { aProfile, everything } from './a-profile.testing.ts'
import { buildCatalog } from './index.ts'

describe("a utility's own, without code", () => {
  test('SP-009, SP-010, SP-061 two scopes of one type, with other limits, choices, lists, and one more field', () => {
    const gas = scopeOf('cds_usage_gas')
    expect(gas.description).toMatchObject({
      type: 'cds_usage',
      coverages_supported: ['example-valley-gas'],
      authorization_details_types_supported: ['cds_usage_gas'],
    })
    expect(gas.selectionTypes).toEqual(['service_contract_selection'])
    expect(fieldOf('cds_usage_gas', 'segment_start')).toMatchObject({ default: 'P6M', maximum: 'P1Y' })
    expect(fieldOf('cds_usage_gas', 'include_eacs')).toMatchObject({ format: 'boolean', default: false })
    expect(fieldIds('cds_usage')).not.toContain('include_eacs')
  })

  test('FD-344, SP-042 a choice: a kind of measurement that only it has', () => {
    expect(fieldOf('cds_usage_gas', 'include_usage_segment_value_types').choices).toMatchObject([
      { id: 'natural_gas_therm' },
      { id: 'natural_gas_m3', name: 'Natural gas used (metric)', usagesegment_format: { units: 'm3' } },
    ])
  })

  test('SP-061, SP-084, SP-087 a scope: its lists, what it opens, and the fields that every consent scope has', () => {
    const { description, selectionTypes, impliedFields, kind } = scopeOf('outage_alerts')
    expect([kind, description.type]).toEqual(['customer-consent', 'outage_alerts'])
    expect(selectionTypes).toEqual(['servicepoint_selection', 'service_contract_selection'])
    expect(impliedFields).toEqual(['include_service_points'])
    expect(fieldIds('outage_alerts')).toEqual(
      expect.arrayContaining([
        'authorization_form_selection_type',
        'merge_selection_with',
        'allow_scope_modifications',
        'servicepoint_numbers',
      ]),
    )
  })

  test('FD-017 fields: their format, limits, choices, direction', () => {
    expect(fieldOf('outage_alerts', 'lead_minutes')).toMatchObject({
      name: 'Lead time',
      format: 'int',
      default: 60,
      minimum: 0,
      maximum: 10080,
      documentation: `${publicUrl}/docs/scopes/outage_alerts/lead_minutes`,
    })
    expect(fieldOf('outage_alerts', 'alert_kinds').choices?.map(({ id }) => id)).toEqual([
      'planned',
      'unplanned',
    ])
    const { groups, directions } = scopeOf('outage_alerts')
    expect(groups).toMatchObject({ lead_minutes: 'other', alerts_until: 'duration' })
    expect(directions).toMatchObject({ alerts_until: 'future' })
  })

  test('FD-005, FD-006, SP-325 a filter that token requests have to bring', () => {
    const field = fieldOf('cds_query_usage_building', 'aggregation_numbers')
    expect(field.is_required).toBe(true)
    expect(field).not.toHaveProperty('default')
    expect(scopeOf('cds_query_usage_building').neverNull).toEqual(['aggregation_numbers'])
  })

  test('PU-003 default purposes, each for its scopes', () => {
    expect(catalog.purposes.map(({ id }) => id)).toEqual(['audit', 'benchmarking'])
    expect(catalog.purposes[1]?.scopesSupported).toEqual(['cds_usage', 'cds_aggregation_consent'])
    expect(catalog.purposes[0]?.scopesSupported).toContain('outage_alerts')
  })
})

const own = {
  name: 'Mine',
  description: 'Mine.',
  kind: 'customer-consent',
  selectionTypes: ['account_selection'],
  implies: [],
}
const int = { name: 'Mine', description: 'Mine.', format: 'int' }

describe('a bad one is refused by its key', () => {
  test.each([
    ['a known type described anew', { own }, 'own', 'the catalog has'],
    [
      'a scope without a list',
      { type: 'mine', own: { ...own, selectionTypes: [] } },
      'own.selectionTypes',
      'at least one',
    ],
    [
      'lists without a form',
      { type: 'mine', own: { ...own, kind: 'direct-access' } },
      'own.selectionTypes',
      'no form is shown',
    ],
    ['an unknown field', { fields: { mine: {} } }, 'fields.mine', 'no such field'],
    [
      'a known field described anew',
      { fields: { segment_start: { own: int } } },
      'fields.segment_start.own',
      'the catalog has',
    ],
    [
      'a banned field',
      { type: 'cds_accounts', fields: { include_usage_segments: {} } },
      'fields.include_usage_segments',
      'must not offer',
    ],
    [
      'a banned field without a form',
      { type: 'cds_query_usage', fields: { purpose: {} } },
      'fields.purpose',
      'must not offer',
    ],
    [
      'a field of the draft',
      { fields: { historical_start: {} } },
      'fields.historical_start',
      'another notation',
    ],
    [
      'a field on a scope of the draft',
      { type: 'bills', fields: { sync_until: {} } },
      'fields.sync_until',
      'another notation',
    ],
    ['no limits', { fields: { mine: { own: int } } }, 'fields.mine.minimum', 'a int needs one'],
    [
      'limits that cross',
      { fields: { mine: { own: int, minimum: 5, maximum: 1 } } },
      'fields.mine.minimum',
      'above the maximum',
    ],
    [
      'a default out of them',
      { fields: { mine: { own: int, minimum: 1, maximum: 5, default: 9 } } },
      'fields.mine.default',
      'too large',
    ],
    [
      'a duration without direction',
      { fields: { mine: { own: { ...int, format: 'relative_or_absolute_date' } } } },
      'fields.mine.own.direction',
      "say 'past' or 'future'",
    ],
    [
      'a direction of a number',
      { fields: { mine: { own: { ...int, direction: 'past' } } } },
      'fields.mine.own.direction',
      'has none',
    ],
    [
      'a choice without choices',
      { fields: { mine: { own: { ...int, format: 'choice' } } } },
      'fields.mine.choices',
      "list the utility's choices",
    ],
    [
      'programs without choices',
      { type: 'cds_account_programs' },
      'fields.account_programs.choices',
      "list the utility's choices",
    ],
    [
      'apps without choices',
      { type: 'cds_meters', fields: { meter_apps: {} } },
      'fields.meter_apps.choices',
      "list the utility's choices",
    ],
    [
      'a choice twice',
      { fields: { service_types: { choices: ['electric', 'electric'] } } },
      'fields.service_types.choices',
      'twice',
    ],
    [
      'a requirement where a customer is asked',
      { fields: { account_numbers: { isRequired: true } } },
      'fields.account_numbers.isRequired',
      'where a customer is asked',
    ],
    [
      'a default that is required',
      { type: 'cds_query_usage', fields: { meter_numbers: { isRequired: true, default: null } } },
      'fields.meter_numbers.default',
      'leave it out',
    ],
    [
      'SP-274 a list without its field',
      { fields: { servicepoint_numbers: null } },
      'fields.servicepoint_numbers',
      'cds_usage with servicepoint_selection must offer',
    ],
    [
      'SP-275 a list without its field',
      { fields: { meter_numbers: null } },
      'fields.meter_numbers',
      'cds_usage with meter_device_selection must offer',
    ],
    [
      'SP-308 another default',
      { type: 'cds_aggregation_consent', fields: { error_if_no_preselections: { default: false } } },
      'fields.error_if_no_preselections.default',
      'must be true',
    ],
  ] as const)('%s', (_, offer, key, description) => {
    expect(() => buildCatalog(aProfile(offer as never), publicUrl)).toThrow(
      expect.objectContaining({
        code: 'configuration',
        at: `profile example-gas-electric: scopes.0.${key}`,
        message: expect.stringContaining(description),
      }),
    )
  })

  test.each([
    ['SP-272', 'account_selection', 'include_account_numbers'],
    ['SP-273', 'service_contract_selection', 'contract_numbers'],
    ['SP-276', 'aggregation_selection', 'include_aggregations'],
  ])('SP-272 to SP-276 %s: %s without %s', (_, list, field) => {
    const fields = { authorization_form_selection_type: { choices: [list] }, [field]: null }
    expect(() => buildCatalog(aProfile({ fields }), publicUrl)).toThrow(`with ${list} must offer this field`)
  })

  test.each([
    ['twice', [everything.purposes[0], everything.purposes[0]], 'purposes.1.id'],
    [
      'for a scope that no customer is asked for',
      [{ ...everything.purposes[0], scopes: ['cds_client_admin'] }],
      'purposes.0.scopes',
    ],
  ])('a purpose %s', (_, purposes, key) => {
    const profile = { ...everything, purposes: purposes as typeof everything.purposes }
    expect(() => buildCatalog(profile, publicUrl)).toThrow(`profile everything: ${key}`)
  })
})
