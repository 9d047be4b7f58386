import { pagePaths } from '#lib/config/index.ts'
import type { FieldType } from './data/types.ts'
import type { FieldDescription } from './types.ts'

/** Field and choices as published (AF-001 to AF-016, AF-060 to AF-063). */
export function describeField(
  id: string,
  field: FieldType,
  scope: string,
  publicUrl: string,
): FieldDescription {
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
