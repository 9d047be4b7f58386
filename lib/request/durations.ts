import { durationBoundary, type Json } from '#lib/catalog/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { type Clock, formatBoundary } from '#lib/time/index.ts'
import type { RequestedDuration, RequestedScope } from './types.ts'

/** The durations of a section; what its scopes share stands once (FD-379). */
export function durationsOf(scopes: readonly RequestedScope[], clock: Clock): readonly RequestedDuration[] {
  const durations = new Map<string, RequestedDuration>()
  for (const { scope, catalog, fields } of scopes) {
    for (const [field, direction] of Object.entries(catalog.directions)) {
      const asked = fields[field]
      if (typeof asked !== 'string') continue
      const key = `${field} ${asked}`
      const same = durations.get(key)
      durations.set(key, {
        field,
        direction,
        asked,
        boundary: same?.boundary ?? absolute(field, asked, catalog, clock),
        scopes: [...(same?.scopes ?? []), scope],
      })
    }
  }
  return [...durations.values()]
}

/**
 * A duration's value as it is written into a grant: a date or an instant by the field's format, or `infinite`
 * (FD-368, FD-369).
 *
 * @throws CodedError `invalid_authorization_details` where it has run out of the calendar since it was read
 */
export function absolute(id: string, value: Json, catalog: RequestedScope['catalog'], clock: Clock): string {
  const field = catalog.description.authorization_details_fields_supported.find((one) => one.id === id)
  const boundary = field && durationBoundary(value, { ...field, direction: catalog.directions[id] }, clock)
  if (!boundary) {
    throw new CodedError('invalid_authorization_details', 'outside the years 1 to 9999; use less', { at: id })
  }
  return formatBoundary(boundary)
}
