import { describe, expect, test } from 'vitest'
import { catalog, fieldIds, fieldOf, publicUrl, scopeOf } from './a-catalog.testing.ts'

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
