import { pagePaths, type ScopeOffer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { fieldTypes } from './data/fields.ts'
import type { FieldType, ScopeType } from './data/types.ts'
import { narrowField } from './narrow-field.ts'
import type { CatalogScope, FieldDescription, FieldGroup, SelectionType } from './types.ts'

interface Offer {
  readonly id: string
  readonly type: ScopeType
  readonly coverages: readonly string[]
  readonly grantAdminScope: string | null
  readonly fields: ScopeOffer['fields']
  readonly publicUrl: string
  /** Where the offer stands in the profile, for errors. */
  readonly at: string
}

const selectionTypeField = 'authorization_form_selection_type'

/** A scope type as this utility offers it, ready to be published. WG1-02 §3.4 (SC-101 to SC-117) */
export function offerScope(offer: Offer): CatalogScope {
  const { id, type, publicUrl } = offer
  const offered = offeredFields(offer)
  const fields = [...offered].map(([field, narrowed]) => describeField(field, narrowed, id, publicUrl))
  const byCode = type.kind === 'customer-consent'
  return {
    notation: type.notation,
    kind: type.kind,
    impliedFields: type.impliedFields,
    selectionTypes: selectionTypesOf(offer, fields),
    groups: Object.fromEntries(
      [...offered].map(([field, { group }]): [string, FieldGroup] => [field, group]),
    ),
    directions: Object.fromEntries(
      [...offered].flatMap(([field, { direction }]) => (direction ? [[field, direction] as const] : [])),
    ),
    description: {
      id,
      type: type.type,
      name: type.name,
      description: type.description,
      documentation: `${publicUrl}${pagePaths.scopeDocumentation(id)}`,
      registration_requirements: byCode ? ['production_review'] : [],
      registration_optional: [],
      response_types_supported: byCode ? ['code'] : [],
      grant_types_supported: byCode ? ['authorization_code', 'refresh_token'] : ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      code_challenge_methods_supported: byCode ? ['S256'] : [],
      coverages_supported: offer.coverages,
      grant_admin_scope: offer.grantAdminScope,
      authorization_details_types_supported: fields.length > 0 ? [id] : [],
      authorization_details_fields_supported: fields,
    },
  }
}

/** The fields that the scope has, less those that the profile leaves out, narrowed as the profile says. */
function offeredFields({ type, fields: wanted, at }: Offer): Map<string, FieldType> {
  const known = [...type.requiredFields, ...type.optionalFields]
  const unknown = Object.keys(wanted).find((field) => !known.includes(field))
  if (unknown !== undefined) {
    throw new CodedError('configuration', `${type.type} has no such field; it has ${known.join(', ')}`, {
      at: `${at}.fields.${unknown}`,
    })
  }
  const offered = new Map<string, FieldType>()
  for (const field of known) {
    const change = wanted[field]
    const key = `${at}.fields.${field}`
    if (change !== null) offered.set(field, narrowField(fieldOf(type, field), change ?? {}, key))
    else if (type.requiredFields.includes(field)) {
      throw new CodedError('configuration', `${type.type} must offer this field; remove the null`, {
        at: key,
      })
    }
  }
  return offered
}

/** A field with what the scope presets; the choices of the selection type are the scope's own lists. */
function fieldOf(type: ScopeType, id: string): FieldType {
  const field = fieldTypes.get(id)
  if (!field) throw new Error(`${type.type} names the field ${id}, which is not described`)
  const preset = { ...field, ...type.presets?.[id] }
  if (id !== selectionTypeField) return preset
  const lists: readonly string[] = [...type.selectionTypes.required, ...type.selectionTypes.optional]
  return {
    ...preset,
    default: lists[0] ?? null,
    choices: lists.flatMap((list) => preset.choices?.filter((choice) => choice.id === list) ?? []),
  }
}

/** The lists that the form may show, the default first (FD-422, SP-186, SP-266). */
function selectionTypesOf(
  { type, at }: Offer,
  fields: readonly FieldDescription[],
): readonly SelectionType[] {
  const { required, optional } = type.selectionTypes
  const field = fields.find(({ id }) => id === selectionTypeField)
  if (!field) return required
  const isOffered = (list: SelectionType) => field.choices?.some(({ id }) => id === list)
  const missing = required.find((list) => !isOffered(list))
  if (missing) {
    throw new CodedError('configuration', `${missing} must be among them`, {
      at: `${at}.fields.${selectionTypeField}.choices`,
    })
  }
  const offered = [...required, ...optional].filter(isOffered)
  return offered.sort((a, b) => Number(b === field.default) - Number(a === field.default))
}

/** Field and choices as published (AF-001 to AF-016, AF-060 to AF-063). */
function describeField(id: string, field: FieldType, scope: string, publicUrl: string): FieldDescription {
  return {
    id,
    name: field.name,
    description: field.description,
    documentation: `${publicUrl}${pagePaths.fieldDocumentation(scope, id)}`,
    for_types: [scope],
    format: field.format,
    is_required: field.isRequired ?? false,
    ...(field.default !== undefined && { default: field.default }),
    ...(field.minimum !== undefined && { minimum: field.minimum }),
    ...(field.maximum !== undefined && { maximum: field.maximum }),
    ...(field.choices && {
      choices: field.choices.map(({ id: choice, name, description, usagesegment_format }) => ({
        id: choice,
        name,
        description,
        documentation: `${publicUrl}${pagePaths.choiceDocumentation(scope, id, choice)}`,
        ...(usagesegment_format && { usagesegment_format }),
      })),
    }),
  }
}
