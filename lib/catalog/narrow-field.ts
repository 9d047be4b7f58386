import type { ScopeOffer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { FieldType } from './data/types.ts'
import { faultOfLimits, faultOfValue } from './field-value.ts'
import type { Json } from './types.ts'

type Change = NonNullable<ScopeOffer['fields'][string]>

/**
 * A field with what a utility narrows or presets in it.
 *
 * @throws CodedError `configuration`, when the change does not fit the field's format, or what results
 *   contradicts itself (a default beyond the maximum)
 */
export function narrowField(field: FieldType, change: Change, at: string): FieldType {
  const refuse = (key: string, description: string) =>
    new CodedError('configuration', description, { at: `${at}.${key}` })
  for (const key of ['minimum', 'maximum'] as const) {
    if (change[key] !== undefined && field[key] === undefined)
      throw refuse(key, `a ${field.format} has no ${key}; leave it out`)
  }
  const choices = change.choices ? chosen(field, change.choices) : field.choices
  if (typeof choices === 'string') throw refuse('choices', choices)
  const narrowed: FieldType = {
    ...field,
    ...(choices && { choices }),
    ...(change.minimum !== undefined && { minimum: change.minimum as Json }),
    ...(change.maximum !== undefined && { maximum: change.maximum as Json }),
  }
  const wrongLimit = faultOfLimits(narrowed)
  if (wrongLimit) throw refuse(wrongLimit.key, wrongLimit.fault)
  if (field.isRequired && change.default !== undefined)
    throw refuse('default', 'a required field has no default; leave it out')
  const preset = change.default === undefined ? defaultWithin(narrowed) : (change.default as Json)
  if (preset === undefined) return narrowed
  const wrongDefault = faultOfValue(preset, narrowed)
  if (wrongDefault) throw refuse('default', wrongDefault)
  return { ...narrowed, default: preset }
}

/** The choices that are named, in the catalog's order; a sentence if that cannot be. */
function chosen(field: FieldType, ids: readonly string[]): NonNullable<FieldType['choices']> | string {
  const known = field.choices
  if (!known) return `a ${field.format} has no choices; leave them out`
  const unknown = ids.find((id) => !known.some((choice) => choice.id === id))
  const named = known.map(({ id }) => id).join(', ')
  if (unknown !== undefined) return `'${unknown}' is no choice here; use some of ${named}`
  if (ids.length === 0) return `at least one choice is needed, of ${named}`
  return known.filter((choice) => ids.includes(choice.id))
}

/** The catalog's default, less the choices that this utility does not offer. */
function defaultWithin({ default: preset, choices }: FieldType): Json | undefined {
  if (!choices || preset === undefined || preset === null) return preset
  const offered = choices.map(({ id }) => id)
  if (Array.isArray(preset)) return preset.filter((id) => offered.includes(id))
  return offered.includes(preset as string) ? preset : offered[0]
}
