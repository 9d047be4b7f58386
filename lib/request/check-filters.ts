import { describeValue } from '#lib/errors/index.ts'
import { pathOf, refuse } from './authorization-details.ts'
import type { AuthorizationRequest } from './types.ts'

/**
 * Holds the filters of a token request against what there is, for scopes that want to hear of what cannot be filtered
 * by: `error_if_no_preselections` (FD-462). For the others a value that matches nothing filters everything out
 * (FD-463).
 *
 * @param isKnown whether this client can reach anything that the field's value names
 * @throws CodedError `invalid_authorization_details`
 */
export function checkFilters(
  { scopes }: AuthorizationRequest,
  isKnown: (field: string, value: string) => boolean,
): void {
  for (const { catalog, fields, at } of scopes) {
    if (catalog.kind !== 'direct-access' || fields.error_if_no_preselections !== true) continue
    for (const [id, values] of Object.entries(fields)) {
      if (catalog.groups[id] !== 'preselection' || !Array.isArray(values)) continue
      const unknown = values.find((value) => !isKnown(id, value))
      if (unknown !== undefined) {
        throw refuse(
          `${describeValue(unknown)} is nothing that this client can read; leave it out`,
          pathOf(at, id),
        )
      }
    }
  }
}
