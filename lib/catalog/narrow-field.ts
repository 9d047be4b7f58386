import type { ScopeOffer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { ChoiceType, FieldType } from './data/types.ts'
import { faultOfLimits, faultOfValue } from './field-value.ts'
import type { Json } from './types.ts'

export type FieldOffer = NonNullable<ScopeOffer['fields'][string]>

/**
 * A field with what a utility narrows, presets or adds in it.
 *
 * @throws CodedError `configuration`, when the change does not fit the field's format, or what results
 *   contradicts itself (a default beyond the maximum)
 */
export function narrowField(field: FieldType, change: FieldOffer, at: string): FieldType {
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
    ...(change.isRequired && { isRequired: true }),
  }
  const wrongLimit = faultOfLimits(narrowed)
  if (wrongLimit) throw refuse(wrongLimit.key, wrongLimit.fault)
  if (narrowed.isRequired) return withoutDefault(narrowed, change, refuse)
  const preset = change.default === undefined ? defaultWithin(narrowed) : (change.default as Json)
  if (preset === undefined) return narrowed
  const wrongDefault = faultOfValue(preset, narrowed)
  if (wrongDefault) throw refuse('default', wrongDefault)
  return { ...narrowed, default: preset }
}

/** AF-010 */
function withoutDefault(
  field: FieldType,
  change: FieldOffer,
  refuse: (key: string, description: string) => CodedError,
): FieldType {
  if (change.default !== undefined) throw refuse('default', 'a required field has no default; leave it out')
  const { default: _, ...rest } = field
  return rest
}

/** The catalog's choices that are named, in its order, then the utility's own; a sentence if that cannot be. */
function chosen(field: FieldType, offered: NonNullable<FieldOffer['choices']>): ChoiceType[] | string {
  const known = field.choices ?? []
  if (!field.format.startsWith('choice')) return `a ${field.format} has no choices; leave them out`
  const named = known.map(({ id }) => id).join(', ') || "the utility's own, each with id, name, description"
  if (offered.length === 0) return `at least one choice is needed, of ${named}`
  const ids = offered.map((choice) => (typeof choice === 'string' ? choice : choice.id))
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) return `'${twice}' stands here twice`
  const own = offered.filter((choice) => typeof choice !== 'string')
  const unknown = offered.find(
    (choice) => typeof choice === 'string' && !known.some(({ id }) => id === choice),
  )
  if (unknown !== undefined) return `'${unknown}' is no choice here; use some of ${named}`
  return [
    ...known.flatMap(
      (choice) => own.find(({ id }) => id === choice.id) ?? (ids.includes(choice.id) ? choice : []),
    ),
    ...own.filter(({ id }) => !known.some((choice) => choice.id === id)),
  ] as ChoiceType[]
}

/** The catalog's default, less the choices that this utility does not offer. */
function defaultWithin({ default: preset, choices }: FieldType): Json | undefined {
  if (!choices || preset === undefined || preset === null) return preset
  const offered = choices.map(({ id }) => id)
  if (Array.isArray(preset)) return preset.filter((id) => offered.includes(id))
  return offered.includes(preset as string) ? preset : offered[0]
}
