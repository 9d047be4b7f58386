import type { Temporal } from 'temporal-polyfill'
import type { SelectionType } from '#lib/catalog/index.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
import type { Clock } from '#lib/time/index.ts'
import { durationsOf } from './durations.ts'
import { mergedGroups } from './merging.ts'
import { startingState } from './preselection.ts'
import type { AuthorizationRequest, ConsentRequest, ConsentSection, RequestedScope } from './types.ts'

/**
 * The request, for one customer: a section for each scope, or for those that merge, in the request's order (LY-051).
 *
 * @param selectable all that this customer could choose, sorted as shown; asked once for each kind of list
 * @param timezone the utility's (`cds_timezone`)
 */
export function resolveConsent({
  request,
  selectable,
  now,
  timezone,
}: {
  readonly request: AuthorizationRequest
  readonly selectable: (type: SelectionType) => readonly SelectionEntry[]
  readonly now: Temporal.Instant
  readonly timezone: string
}): ConsentRequest {
  const clock: Clock = { now, timezone }
  const resolved = mergedGroups(request.scopes).map((scopes, index) =>
    resolveSection(`s${index + 1}`, scopes, selectable, clock),
  )
  return {
    sections: resolved.map(({ section }) => section),
    noPreselection: resolved.some(({ noPreselection }) => noPreselection),
  }
}

function resolveSection(
  id: string,
  scopes: readonly RequestedScope[],
  selectable: (type: SelectionType) => readonly SelectionEntry[],
  clock: Clock,
): { readonly section: ConsentSection; readonly noPreselection: boolean } {
  const durations = durationsOf(scopes, clock)
  const type = scopes[0] && selectionTypeOf(scopes[0])
  const purpose = scopes[0]?.purpose ?? null
  if (!type) return { section: { id, scopes, selection: null, durations, purpose }, noPreselection: false }
  const all = selectable(type)
  const { preselected, includeFuture, asked } = startingState(scopes, type, all)
  const isFixed = scopes.some(({ catalog }) => catalog.hasFixedSelection)
  const entries = isFixed ? all.filter((entry) => preselected.has(entry.id)) : all // OP-34, SP-316
  return {
    section: {
      id,
      scopes,
      selection: { type, entries, preselected, includeFuture, editable: !isFixed },
      durations,
      purpose,
    },
    noPreselection: asked && preselected.size === 0 && scopes.some(wantsError),
  }
}

/** The list that the form shows for a scope (FD-423); `undefined`: nothing to choose. */
export function selectionTypeOf({ catalog, fields }: RequestedScope): SelectionType | undefined {
  const asked = fields.authorization_form_selection_type
  return catalog.selectionTypes.find((type) => type === asked) ?? catalog.selectionTypes[0]
}

function wantsError({ fields }: RequestedScope): boolean {
  return fields.error_if_no_preselections === true
}
