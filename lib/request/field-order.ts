import { type CatalogScope, durationBoundary } from '#lib/catalog/index.ts'
import { type Clock, compareDistance } from '#lib/time/index.ts'
import { pathOf, refuse } from './authorization-details.ts'
import type { Values } from './effective-fields.ts'

const ranges = [
  ['statement_date_start', 'statement_date_end'],
  ['start_date', 'end_date'],
  ['segment_start', 'segment_end'],
  ['historical_start', 'ongoing_end'],
  ['historical_start', 'end'],
  ['start', 'ongoing_end'],
  ['start', 'end'],
] as const

/**
 * Refuses an end before its start (FD-376).
 *
 * @throws CodedError `invalid_authorization_details`
 */
export function checkOrder(fields: Values, scope: CatalogScope, at: string, clock: Clock): void {
  const place = (id: string) => {
    const field = scope.description.authorization_details_fields_supported.find((one) => one.id === id)
    const value = fields[id]
    if (!field || value === undefined) return undefined
    return durationBoundary(value, { ...field, direction: scope.directions[id] }, clock)
  }
  for (const [from, until] of ranges) {
    const start = place(from)
    const end = place(until)
    if (!start || !end || start.kind === 'infinite') continue
    if (compareDistance(end, start, 'future') < 0) {
      throw refuse(`ends before '${from}' begins; use a later one`, pathOf(at, until))
    }
  }
}
