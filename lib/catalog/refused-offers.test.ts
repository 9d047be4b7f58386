import { describe, expect, test } from 'vitest'
import { publicUrl } from './a-catalog.testing.ts'
import { aProfile, everything } from './a-profile.testing.ts'
import { buildCatalog } from './index.ts'

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
        at: `utilities/example-gas-electric/profile.json: scopes.0.${key}`,
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
    expect(() => buildCatalog(profile, publicUrl)).toThrow(
      `lib/catalog/fixtures/everything/profile.json: ${key}`,
    )
  })
})
