import type { FieldDescription, Json } from '#lib/catalog/index.ts'
import type { RequestedScope } from '#lib/request/index.ts'
import type { OwnField, WordedScope } from './types.ts'

/** Fields of the catalog whose choices are each utility's own. */
const withOwnChoices = ['account_programs', 'service_programs', 'meter_apps']

export function hasOwnChoices(field: string): boolean {
  return withOwnChoices.includes(field)
}

/** A scope as words are made from it, on the form now and on the receipt for ever. */
export function wordedScope({
  scope,
  catalog,
  fields,
}: Pick<RequestedScope, 'scope' | 'catalog' | 'fields'>): WordedScope {
  const { type, name, authorization_details_fields_supported: offered } = catalog.description
  const own = offered.filter(({ id }) => catalog.ownFields.includes(id) || hasOwnChoices(id))
  return {
    scope,
    type,
    fields,
    own: { name, fields: own.flatMap((field) => ownField(field, fields[field.id] ?? null)) },
  }
}

function ownField(field: FieldDescription, value: Json): OwnField[] {
  const { id, name, choices } = field
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return []
  const said = value === true ? [] : [value].flat().map(String)
  return [{ id, name, values: said.map((one) => choices?.find((choice) => choice.id === one)?.name ?? one) }]
}
