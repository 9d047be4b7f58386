import { describe, expect, test } from 'vitest'
import { fieldIds, fieldOf, fields, publicUrl, scopeOf, scopes } from './a-catalog.testing.ts'
import { faultOfLimits } from './field-value.ts'
import { faultOfValue } from './index.ts'

describe.each(fields)('field $name', ({ id, scope, field }) => {
  test('AF-001 to AF-007, FD-002, FD-003 has all that a field has', () => {
    expect(field.name && field.description).toBeTruthy()
    expect(field.documentation).toBe(`${publicUrl}/docs/scopes/${id}/${field.id}`)
    expect(field.for_types).toEqual([id])
    expect(scope.groups[field.id]).toBeDefined()
  })

  test('AF-010 to AF-014, AF-016, FD-020 to FD-025 limits and choices are those of its format', () => {
    const hasLimits = !/^(boolean|choice.*|jwk_or_null)$/.test(field.format)
    expect(field.minimum !== undefined && field.maximum !== undefined).toBe(hasLimits)
    expect((field.choices?.length ?? 0) > 0).toBe(field.format.startsWith('choice'))
    expect(faultOfLimits({ ...field, direction: scope.directions[field.id] })).toBeUndefined()
    expect(scope.directions[field.id] !== undefined).toBe(scope.groups[field.id] === 'duration')
    if (field.is_required) expect(field).not.toHaveProperty('default')
  })

  test('AF-009, FD-004, FD-009 its default is a value that it takes', () => {
    if (field.default === undefined) return
    expect(faultOfValue(field.default, { ...field, direction: scope.directions[field.id] })).toBeUndefined()
  })

  test('AF-060 to AF-063, FD-026, SP-042, SP-043 its choices are told apart and documented', () => {
    const ids = field.choices?.map((choice) => choice.id) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    for (const choice of field.choices ?? []) {
      expect(choice.name && choice.description).toBeTruthy()
      expect(choice.documentation).toBe(`${field.documentation}#${choice.id}`)
      const measures = field.id === 'include_usage_segment_value_types'
      expect(choice.usagesegment_format?.id, 'FD-344').toBe(measures ? choice.id : undefined)
    }
  })
})

test('FD-018, FD-260, FD-340 included data is boolean and off, but for the kinds of measurements', () => {
  const included = fields.filter(
    ({ scope, field }) => scope.notation === 'cds' && scope.groups[field.id] === 'included-data',
  )
  for (const { field, name } of included) {
    if (field.id === 'include_usage_segment_value_types') expect(field.format).toBe('choice_list_or_null')
    else expect([field.format, field.default], name).toEqual(['boolean', false])
  }
})

test('FD-050, FD-080, FD-100, FD-110, FD-130, FD-140, FD-150, FD-160, FD-170, FD-180, FD-190, FD-200, SL-606, SL-607 preselection is lists or null', () => {
  for (const { scope, field, name } of fields) {
    if (scope.notation !== 'cds' || scope.groups[field.id] !== 'preselection') continue
    const isKind = /(types|programs|apps)$/.test(field.id)
    expect(field.format, name).toBe(isKind ? 'choice_list_or_null' : 'string_list_or_null')
  }
})

test('FD-066, SP-315 nothing is preselected by itself, but where a utility says so', () => {
  const preset = fields.filter(
    ({ scope, field }) =>
      scope.notation === 'cds' && scope.groups[field.id] === 'preselection' && field.default,
  )
  expect(preset.map(({ name }) => name)).toEqual(['cds_service_programs service_programs'])
})

test('FD-090, FD-120, FD-180, SP-133, SP-153 only a utility knows its programs and apps', () => {
  const choices = (scope: string, field: string) => fieldOf(scope, field).choices?.map(({ id }) => id)
  expect(choices('cds_account_programs', 'account_programs')).toEqual(['LIRA', 'MED'])
  expect(choices('cds_service_programs', 'service_programs')).toEqual(['EV-FLEX', 'SOLAR'])
  expect(choices('cds_meters', 'meter_apps')).toEqual(['APP-1', 'APP-2'])
})

const durations = {
  sync_until: ['datetime', 'future'],
  statement_date_start: ['date', 'past'],
  statement_date_end: ['date', 'future'],
  start_date: ['date', 'past'],
  end_date: ['date', 'future'],
  segment_start: ['datetime', 'past'],
  segment_end: ['datetime', 'future'],
  expires: ['datetime', 'future'],
} as const

test.each(Object.entries(durations))(
  'FD-367, FD-380, FD-390, FD-395, FD-400, FD-410 %s has its format and direction',
  (id, [format, direction]) => {
    const offered = fields.filter(({ scope, field }) => scope.notation === 'cds' && field.id === id)
    expect(offered.length).toBeGreaterThan(0)
    for (const { scope, field } of offered) {
      expect(field.format).toBe(`relative_or_absolute_${format}`)
      expect(scope.directions[id]).toBe(direction)
    }
  },
)

test('SP-402, SP-403 starts reach back three years, ends and synchronization have no end', () => {
  for (const scope of ['cds_bill_statements', 'cds_service_bills', 'cds_usage', 'cds_query_usage']) {
    for (const field of scopeOf(scope).description.authorization_details_fields_supported) {
      const direction = scopeOf(scope).directions[field.id]
      if (direction) expect(field.maximum, field.id).toBe(direction === 'past' ? 'P3Y' : 'infinite')
    }
  }
})

describe.each(scopes.filter(({ scope }) => scope.kind !== 'administration'))('scope $id', ({ id, scope }) => {
  const isAsked = scope.kind === 'customer-consent'
  const offers = new Set(fieldIds(id))

  test('FD-206, FD-431, FD-471, FD-481, LY-059, SP-327, SP-328, SP-420, SL-706, PU-044 has fields of the form only if there is one', () => {
    if (isAsked) return
    for (const field of ['addresses', 'merge_selection_with', 'purpose', 'allow_scope_modifications']) {
      expect(offers.has(field)).toBe(false)
    }
    expect(offers.has('authorization_form_selection_type')).toBe(false)
  })

  test('FD-430, FD-470, FD-491, FD-493, FD-451, PU-040 they have their formats', () => {
    const facts = (field: string) => {
      const { format, is_required, default: preset } = fieldOf(id, field)
      return [format, is_required, preset]
    }
    if (offers.has('merge_selection_with'))
      expect(facts('merge_selection_with')).toEqual(['string_or_null', false, null])
    if (offers.has('purpose')) expect(facts('purpose')).toEqual(['choice_or_null', false, null])
    if (offers.has('jwk')) expect(facts('jwk')).toEqual(['jwk_or_null', false, null])
  })

  test('FD-455, FD-464, FD-465, FD-480, FD-486, SP-308, SP-309 two switches are off, or set for good', () => {
    const isFixed = scope.description.type === 'cds_aggregation_consent'
    if (offers.has('error_if_no_preselections')) {
      expect(fieldOf(id, 'error_if_no_preselections')).toMatchObject({ format: 'boolean', default: isFixed })
    }
    if (offers.has('allow_scope_modifications')) {
      expect(fieldOf(id, 'allow_scope_modifications')).toMatchObject({ format: 'boolean', default: false })
    }
  })

  test('DR-30 the sign-in page can be filled by details', () => {
    const filling = ['username', 'authentication_path']
    expect(scope.hints.filter((field) => filling.includes(field))).toEqual(isAsked ? filling : [])
    if (!isAsked) return
    const paths = fieldOf(id, 'authentication_path').choices?.map((choice) => choice.id)
    expect(paths).toEqual(['online-account', 'business-portal'])
  })
})

test('FD-472, FD-473, PU-042, PU-043, SP-086 the default purposes are choices where they apply', () => {
  const choices = (scope: string) => fieldOf(scope, 'purpose').choices
  expect(choices('cds_accounts')).toMatchObject([
    {
      id: 'audit',
      description: 'To find out how you could use less energy.',
      documentation: `${publicUrl}/docs/scopes/cds_accounts/purpose#audit`,
    },
  ])
  expect(choices('cds_usage')?.map(({ id }) => id)).toEqual(['audit', 'benchmarking'])
})
