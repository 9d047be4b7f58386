import { describe, expect, test } from 'vitest'
import { fields, publicUrl, scopeOf } from './a-catalog.testing.ts'
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

test('FD-080, FD-100, FD-110, FD-160, SL-606, SL-607 preselection is lists or null, and null by itself', () => {
  const formats = ['string_list_or_null', 'choice_list_or_null']
  for (const { scope, field } of fields) {
    if (scope.notation !== 'cds' || scope.groups[field.id] !== 'preselection') continue
    expect(formats).toContain(field.format)
    expect(field.default).toBeNull()
  }
})

test('FD-367, FD-380, FD-400 durations have their format and direction', () => {
  const { description, directions } = scopeOf('cds_usage')
  expect(directions).toEqual({ segment_start: 'past', segment_end: 'future', sync_until: 'future' })
  for (const id of Object.keys(directions)) {
    const field = description.authorization_details_fields_supported.find((one) => one.id === id)
    expect(field?.format).toBe('relative_or_absolute_datetime')
  }
})
