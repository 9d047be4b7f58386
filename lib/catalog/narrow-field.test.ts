import { describe, expect, test } from 'vitest'
import { aProfile } from './a-profile.testing.ts'
import { buildCatalog } from './index.ts'

const publicUrl = 'https://utility.example'
const build = (...offers: Parameters<typeof aProfile>) => buildCatalog(aProfile(...offers), publicUrl)

function fieldOf(fields: object, id: string) {
  const scope = build({ fields: fields as never }).scopes.get('cds_usage')
  return scope?.description.authorization_details_fields_supported.find((field) => field.id === id)
}

test('AS-042, SP-009, SP-010 two scopes of one type differ in limits and coverage', () => {
  const [first, second] = aProfile().coverage.map(({ id }) => id)
  const { scopes } = build(
    { id: 'cds_usage_1', coverages: [first ?? ''], fields: { segment_start: { maximum: 'P2Y' } } },
    { id: 'cds_usage_2', coverages: [second ?? ''] },
  )
  expect(scopes.get('cds_usage_1')?.description).toMatchObject({
    id: 'cds_usage_1',
    type: 'cds_usage',
    coverages_supported: [first],
    authorization_details_types_supported: ['cds_usage_1'],
  })
  expect(scopes.get('cds_usage_2')?.description.coverages_supported).toEqual([second])
})

test('FD-422, SP-186, SP-266 fewer lists on the form', () => {
  const changes = { authorization_form_selection_type: { choices: ['service_contract_selection'] } }
  const scope = build({ fields: changes }).scopes.get('cds_usage')
  expect(scope?.selectionTypes).toEqual(['service_contract_selection'])
})

test('AF-009 a narrower default', () => {
  expect(fieldOf({ segment_start: { default: 'P6M', maximum: 'P1Y' } }, 'segment_start')).toMatchObject({
    default: 'P6M',
    minimum: 'P0D',
    maximum: 'P1Y',
  })
  const kinds = fieldOf(
    { include_usage_segment_value_types: { choices: ['electric_kwh'] } },
    'include_usage_segment_value_types',
  )
  expect(kinds?.default).toEqual(['electric_kwh'])
})

test('SP-264 a field for which the utility has no data is left out', () => {
  expect(fieldOf({ premise_numbers: null }, 'premise_numbers')).toBeUndefined()
})

describe('a bad offer is refused by its key', () => {
  test.each([
    [{ type: 'cds_nothing' }, /scopes\.0\.type: 'cds_nothing' is no scope; use one of cds_rate_plan/],
    [{ id: 'cds_client_admin' }, /scopes\.0\.id: 'cds_client_admin' is offered twice/],
    [{ coverages: ['nowhere'] }, /scopes\.0\.coverages: 'nowhere' is no coverage/],
    [
      { fields: { bill_start: {} } },
      /scopes\.0\.fields\.bill_start: no such field; use one of account_numbers/,
    ],
    [{ fields: { segment_start: null } }, /fields\.segment_start: cds_usage must offer this field/],
    [{ fields: { segment_start: { maximum: 3 } } }, /segment_start\.maximum: 3 does not fit/],
    [{ fields: { segment_start: { maximum: '3y' } } }, /segment_start\.maximum: '3y' does not fit/],
    [{ fields: { segment_start: { maximum: 'P1M' } } }, /segment_start\.default: P13M is longer than P1M/],
    [{ fields: { segment_start: { minimum: 'P5Y' } } }, /segment_start\.minimum: P5Y is longer than P3Y/],
    [{ fields: { account_numbers: { maximum: '1000' } } }, /account_numbers\.maximum: '1000' is no whole/],
    [{ fields: { account_numbers: { minimum: 2000 } } }, /account_numbers\.minimum: is above the maximum/],
    [{ fields: { include_accounts: { maximum: 1 } } }, /include_accounts\.maximum: a boolean has no maximum/],
    [{ fields: { include_accounts: { default: 'yes' } } }, /include_accounts\.default: 'yes' does not fit/],
    [{ fields: { include_accounts: { choices: ['a'] } } }, /include_accounts\.choices: a boolean has no/],
    [{ fields: { service_types: { choices: ['steam'] } } }, /service_types\.choices: 'steam' is no choice/],
    [{ fields: { service_types: { choices: [] } } }, /service_types\.choices: at least one/],
    [
      {
        type: 'cds_service_contracts',
        fields: { authorization_form_selection_type: { choices: ['account_selection'] } },
      },
      /authorization_form_selection_type\.choices: service_contract_selection must be among them/,
    ],
  ] as const)('SC-117, AF-011 to AF-016 %j', (offer, complaint) => {
    expect(() => build(offer as never)).toThrow(complaint)
    expect(() => build(offer as never)).toThrow(expect.objectContaining({ code: 'configuration' }))
  })
})
