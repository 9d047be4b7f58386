import type { CatalogScope, FieldDescription, Json } from '#lib/catalog/index.ts'
import { formats } from './formats.ts'

/** Parameters of an authorization request for one scope, with an example value for each of these fields. */
export function requestWith({ description }: CatalogScope, fields: readonly FieldDescription[]) {
  const [type = description.id] = description.authorization_details_types_supported
  const values = Object.fromEntries(fields.map((field) => [field.id, exampleOf(field)]))
  return { scope: description.id, authorization_details: [{ type, ...values }] }
}

/** A value that this utility accepts: the default, where it says something. */
export function exampleOf(field: FieldDescription): Json {
  const [choice] = field.choices ?? []
  if (field.default !== undefined && field.default !== null) return field.default
  if (choice) return field.format.startsWith('choice_list') ? [choice.id] : choice.id
  return formats[field.format].example ?? null
}
