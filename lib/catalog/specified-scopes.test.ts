import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fieldIds, fieldOf, scopeOf } from './a-catalog.testing.ts'

/** WG3-01 §6 as data: the digest's own, which the catalog is held against. */
interface SpecifiedScope {
  readonly id: string
  readonly kind: 'customer-consent' | 'direct-access'
  readonly name: string
  readonly implied_true: readonly string[]
  readonly not_allowed: readonly string[]
  readonly must_not_be_null: readonly string[]
  readonly must_equal: Readonly<Record<string, unknown>>
  readonly preselection_kept_in_grant: readonly string[]
  readonly selection_types?: { readonly required: readonly string[]; readonly optional: readonly string[] }
  readonly fields: readonly { readonly id: string; readonly requirement: string }[]
}

const specified: readonly SpecifiedScope[] = JSON.parse(
  readFileSync('docs/spec/cds-wg3-catalog.json', 'utf8'),
).scopes
const consent = specified.filter(({ kind }) => kind === 'customer-consent')
const direct = specified.filter(({ kind }) => kind === 'direct-access')
const having = (scope: SpecifiedScope, requirement: string) =>
  scope.fields.filter((field) => field.requirement === requirement).map(({ id }) => id)

test('SP-003 all eighteen are there', () => {
  expect([consent.length, direct.length]).toEqual([10, 8])
})

describe.each(consent)('$id', (scope) => {
  const { description, impliedFields, selectionTypes } = scopeOf(scope.id)

  test('SP-100, SP-120, SP-140, SP-160, SP-180, SP-200, SP-220, SP-240, SP-260, SP-300 its type and name', () => {
    expect([description.type, description.name]).toEqual([scope.id, scope.name])
  })

  test('SP-101, SP-121, SP-141, SP-161, SP-181, SP-201, SP-221, SP-241, SP-261, SP-301 asked for by code', () => {
    expect(description.response_types_supported).toContain('code')
  })

  test('SP-102, SP-122, SP-142, SP-162, SP-182, SP-202, SP-222, SP-242, SP-262, SP-302, SP-322 never by client credentials', () => {
    expect(description.grant_types_supported).toEqual(['authorization_code', 'refresh_token'])
  })

  test('SP-103, SP-123, SP-143, SP-163, SP-183, SP-203, SP-223, SP-243, SP-263, SP-271, SP-303 has the fields that it must have', () => {
    const required = [...having(scope, 'required'), ...having(scope, 'with-selection-type')]
    expect(fieldIds(scope.id)).toEqual(expect.arrayContaining(required))
  })

  test('SP-082, SP-104, SP-124, SP-144, SP-164, SP-184, SP-204, SP-224, SP-244, SP-264 has each field for which there is data', () => {
    expect(fieldIds(scope.id)).toEqual(expect.arrayContaining(having(scope, 'where-data-available')))
  })

  test('SP-083, SP-105, SP-125, SP-145, SP-165, SP-185, SP-205, SP-225, SP-245 has none that it must not have', () => {
    expect(fieldIds(scope.id).filter((id) => scope.not_allowed.includes(id))).toEqual([])
  })

  test('SP-106, SP-126, SP-146, SP-166, SP-186, SP-206, SP-226, SP-246, SP-266, SP-306, FD-421, FD-422 shows the lists that it may show', () => {
    const { required = [], optional = [] } = scope.selection_types ?? {}
    expect(selectionTypes.toSorted()).toEqual([...required, ...optional].toSorted())
    const choices = fieldOf(scope.id, 'authorization_form_selection_type').choices?.map(({ id }) => id)
    expect(choices?.toSorted()).toEqual(selectionTypes.toSorted())
  })

  test('SP-107, SP-127, SP-147, SP-167, SP-187, SP-207, SP-227, SP-247, SP-267, SP-307 counts as true what it must', () => {
    expect(impliedFields).toEqual(scope.implied_true)
  })

  test('FD-018, SP-089 opens nothing else by default, but kinds of measurements', () => {
    const on = description.authorization_details_fields_supported.filter(
      ({ id, default: preset }) => id.startsWith('include_') && preset !== false,
    )
    expect(on.map(({ id }) => id).filter((id) => id !== 'include_usage_segment_value_types')).toEqual([])
  })

  test('SP-131, SP-151, SP-311 to SP-314 knows what it refuses', () => {
    expect(scopeOf(scope.id).neverNull).toEqual(scope.must_not_be_null)
    expect(scopeOf(scope.id).fixedValues).toEqual(scope.must_equal)
  })

  test('SP-110, SP-132, SP-152, SP-310 knows what a grant keeps', () => {
    expect(scopeOf(scope.id).keptPreselections).toEqual(scope.preselection_kept_in_grant)
  })
})

describe.each(direct)('$id', (scope) => {
  const { description, impliedFields, selectionTypes } = scopeOf(scope.id)

  test('SP-340, SP-345, SP-350, SP-355, SP-360, SP-365, SP-370, SP-375 its type and name', () => {
    expect([description.type, description.name]).toEqual([scope.id, scope.name])
  })

  test('SP-015, SP-320, SP-321, SP-322 given by client credentials alone', () => {
    expect(description.grant_types_supported).toEqual(['client_credentials'])
    expect(description.response_types_supported).toEqual([])
    expect(description.code_challenge_methods_supported).toEqual([])
    expect(selectionTypes).toEqual([])
  })

  test('SP-341, SP-346, SP-351, SP-356, SP-361, SP-366, SP-371, SP-376 has the fields that it must have', () => {
    expect(fieldIds(scope.id)).toEqual(expect.arrayContaining(having(scope, 'required')))
  })

  test('SP-401, SP-414 has the fields of the scenarios', () => {
    const implied = new Set(scope.implied_true)
    const wanted = having(scope, 'scenario').filter((id) => !implied.has(id))
    expect(fieldIds(scope.id)).toEqual(expect.arrayContaining(wanted))
  })

  test('AP-157, FD-077, SP-327 has none that it must not have', () => {
    expect(fieldIds(scope.id).filter((id) => scope.not_allowed.includes(id))).toEqual([])
  })

  test('SP-342, SP-347, SP-352, SP-357, SP-362, SP-367, SP-372, SP-377 counts as true what it must', () => {
    const byValue = ['include_usage_segment_value_types'] // a list: its effective value decides
    expect(impliedFields).toEqual(scope.implied_true.filter((id) => !byValue.includes(id)))
    for (const id of scope.implied_true.filter((one) => byValue.includes(one))) {
      const { default: preset, choices } = fieldOf(scope.id, id)
      expect(preset).toEqual(choices?.map((choice) => choice.id))
    }
  })

  test('FD-075, SP-330 keeps every preselection field in its grant', () => {
    const { groups, keptPreselections } = scopeOf(scope.id)
    const preselections = Object.keys(groups).filter((id) => groups[id] === 'preselection')
    expect(keptPreselections).toEqual(expect.arrayContaining(preselections))
  })
})

test('FD-001 all 54 fields are offered somewhere', () => {
  const { fields } = JSON.parse(readFileSync('docs/spec/cds-wg3-catalog.json', 'utf8'))
  const offered = new Set(specified.flatMap(({ id }) => [...fieldIds(id), ...scopeOf(id).impliedFields]))
  for (const id of fieldIds('cds_usage_gas')) offered.add(id)
  expect(Object.keys(fields).filter((id) => !offered.has(id))).toEqual([])
})
