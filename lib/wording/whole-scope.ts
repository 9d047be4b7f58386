import { Temporal } from 'temporal-polyfill'
import { type CatalogScope, durationBoundary, type Json } from '#lib/catalog/index.ts'
import { formatBoundary } from '#lib/time/index.ts'
import { describeSection } from './describe.ts'
import type { Manner } from './manner.ts'
import type { SectionWords, WordedDuration } from './types.ts'
import { wordedScope } from './worded-scope.ts'

/** A scope as customers read it when a request asks for all that it can open, for as long as is usual. */
export function describeWholeScope(catalog: CatalogScope, manner: Manner): SectionWords {
  const { id } = catalog.description
  const fields = fieldsOf(catalog)
  return describeSection(
    {
      scopes: [wordedScope({ scope: id, catalog, fields })],
      durations: durationsOf(catalog, fields, manner),
    },
    manner,
  )
}

function fieldsOf({ description, impliedFields, groups }: CatalogScope): Record<string, Json> {
  const offered = description.authorization_details_fields_supported.map(
    ({ id, default: usual = null, format, choices }): [string, Json] => {
      if (groups[id] !== 'included-data') return [id, usual]
      return [id, format === 'boolean' ? true : (choices?.map((choice) => choice.id) ?? usual)]
    },
  )
  return {
    ...Object.fromEntries(offered),
    ...Object.fromEntries(impliedFields.map((field) => [field, true])),
  }
}

function durationsOf(
  { description, directions }: CatalogScope,
  fields: Readonly<Record<string, Json>>,
  { at, profile: { timezone } }: Manner,
): WordedDuration[] {
  const clock = { now: Temporal.Instant.from(at), timezone }
  return description.authorization_details_fields_supported.flatMap((field) => {
    const direction = directions[field.id]
    const asked = fields[field.id]
    if (!direction || typeof asked !== 'string') return []
    const boundary = durationBoundary(asked, { ...field, direction }, clock)
    return boundary ? [{ field: field.id, direction, asked, boundary: formatBoundary(boundary) }] : []
  })
}
