import type { ScopeOffer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { fieldsOfNotation, fieldTypes } from './data/fields.ts'
import type { ChoiceType, FieldType, ScopeType } from './data/types.ts'
import { type FieldOffer, narrowField } from './narrow-field.ts'

/** Choices that only the utility's profile knows, by field. */
export type UtilityChoices = Readonly<Record<string, readonly ChoiceType[]>>

export const selectionTypeField = 'authorization_form_selection_type'

/**
 * The fields that a scope has, less those that the profile leaves out, narrowed as the profile says; then those that
 * the profile adds: of the catalog (SP-061), or its own (FD-017).
 *
 * @throws CodedError `configuration`, naming the key of the profile and what would do
 */
export function offeredFields(
  type: ScopeType,
  wanted: ScopeOffer['fields'],
  choices: UtilityChoices,
  at: string,
): Map<string, FieldType> {
  const own = [...type.requiredFields, ...type.optionalFields]
  const added = Object.keys(wanted).filter((field) => !own.includes(field))
  const offered = new Map<string, FieldType>()
  for (const id of [...own, ...added]) {
    const change = wanted[id]
    const key = `${at}.fields.${id}`
    const isRequired = type.requiredFields.includes(id)
    if (change === null) {
      if (isRequired) throw refuse(`${type.type} must offer this field; remove the null`, key)
      continue
    }
    if (change?.isRequired && type.kind === 'customer-consent')
      throw refuse('no field can be required where a customer is asked; leave it out', `${key}.isRequired`)
    const field = narrowField(fieldOf(type, id, change, choices, key), change ?? {}, key)
    if (!field.format.startsWith('choice') || field.choices?.length) offered.set(id, field)
    else if (isRequired || change)
      throw refuse("list the utility's choices, each with id, name, description", `${key}.choices`)
  }
  return offered
}

/** What the scope presets; the choices of the selection type are the scope's own lists. */
function fieldOf(
  type: ScopeType,
  id: string,
  change: FieldOffer | undefined,
  utilityChoices: UtilityChoices,
  key: string,
): FieldType {
  const known = fieldTypes.get(id)
  const isListed = type.requiredFields.includes(id) || type.optionalFields.includes(id)
  if (!known) return ownField(type, change, key)
  if (change?.own)
    throw refuse('the catalog has this field; choose another id, or leave this out', `${key}.own`)
  if (!isListed) checkAddition(type, id, key)
  const choices = utilityChoices[id]
  const field = { ...known, ...type.presets?.[id], ...(choices && { choices }) }
  if (id !== selectionTypeField) return field
  const lists: readonly string[] = [...type.selectionTypes.required, ...type.selectionTypes.optional]
  return {
    ...field,
    default: lists[0] ?? null,
    choices: lists.flatMap((list) => field.choices?.filter((choice) => choice.id === list) ?? []),
  }
}

function checkAddition(type: ScopeType, id: string, key: string): void {
  if (type.bannedFields?.includes(id)) throw refuse(`${type.type} must not offer this field; remove it`, key)
  if (!fieldsOfNotation(type.notation).includes(id))
    throw refuse(`${type.type} speaks another notation than this field; remove it`, key)
}

/** FD-017, AF-005 to AF-016 */
function ownField(type: ScopeType, change: FieldOffer | undefined, key: string): FieldType {
  const known = fieldsOfNotation(type.notation).join(', ')
  if (!change?.own) throw refuse(`no such field; use one of ${known}, or describe it under 'own'`, key)
  const { name, description, format, direction } = change.own
  const isDuration = format.startsWith('relative_or_absolute')
  if (isDuration !== (direction !== undefined)) {
    const remedy = isDuration ? "say 'past' or 'future'" : `a ${format} has none; leave it out`
    throw refuse(remedy, `${key}.own.direction`)
  }
  const hasLimits = !/^(boolean|choice)/.test(format)
  for (const limit of ['minimum', 'maximum'] as const) {
    if (hasLimits && change[limit] === undefined) throw refuse(`a ${format} needs one`, `${key}.${limit}`)
  }
  const about = { name, description, format, isOwn: true, ...(direction && { direction }) } as const
  const limits = hasLimits && { minimum: change.minimum as never, maximum: change.maximum as never }
  return { ...about, ...limits, group: isDuration ? 'duration' : 'other' }
}

function refuse(description: string, at: string): CodedError {
  return new CodedError('configuration', description, { at })
}
