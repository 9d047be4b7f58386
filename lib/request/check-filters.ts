import type { SelectionType } from '#lib/catalog/index.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import { describeValue } from '#lib/errors/index.ts'
import { pathOf, refuse } from './authorization-details.ts'
import { preselectionRules } from './preselection-rules.ts'
import type { AuthorizationRequest, RequestedScope } from './types.ts'

/** Whether any scope wants to hear of values that cannot be filtered by (FD-462, FD-463). */
export function wantsCheckedFilters({ scopes }: AuthorizationRequest): boolean {
  return scopes.some(isChecked)
}

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
  for (const { catalog, fields, at } of scopes.filter(isChecked)) {
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

/** Whether any entry has the words by which a field matches. */
export function knownIn(
  lists: Readonly<Record<SelectionType, readonly SelectionEntry[]>>,
): (field: string, value: string) => boolean {
  return (field, value) =>
    Object.entries(preselectionRules[field] ?? {}).some(([type, matched]) =>
      lists[type as SelectionType].some((entry) => matched(entry).includes(value)),
    )
}

function isChecked({ catalog, fields }: RequestedScope): boolean {
  return catalog.kind === 'direct-access' && fields.error_if_no_preselections === true
}
