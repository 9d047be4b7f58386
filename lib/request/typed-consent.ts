import type { Temporal } from 'temporal-polyfill'
import type { SelectionType } from '#lib/catalog/index.ts'
import { bareEntry } from '#lib/customers/index.ts'
import { durationsOf } from './durations.ts'
import { mergedGroups } from './merging.ts'
import { hasFutureOption } from './preselection.ts'
import { selectionTypeOf } from './resolve-consent.ts'
import type {
  AuthorizationRequest,
  ConsentRequest,
  ConsentSection,
  RequestedScope,
  SectionDecision,
} from './types.ts'

/** The entry that stands for everything there is of a kind (SL-122, SL-222, SL-322, SL-422). */
export const everythingTyped = '_all'

const numberFields: Readonly<Record<SelectionType, string>> = {
  account_selection: 'account_numbers',
  service_contract_selection: 'contract_numbers',
  servicepoint_selection: 'servicepoint_numbers',
  meter_device_selection: 'meter_numbers',
  aggregation_selection: 'aggregation_numbers',
}

/**
 * The request, for somebody of whom nothing is known: each list holds what the request names and what was typed in,
 * and whether any of it exists is said nowhere (AN-030 to AN-033, FD-067, FD-068). An entry's id is its number.
 *
 * @param typed numbers that the customer added, by section
 */
export function typedConsent({
  request,
  typed,
  now,
  timezone,
}: {
  readonly request: AuthorizationRequest
  readonly typed: Readonly<Record<string, readonly string[]>>
  readonly now: Temporal.Instant
  readonly timezone: string
}): ConsentRequest {
  const sections = mergedGroups(request.scopes).map((scopes, index): ConsentSection => {
    const id = `s${index + 1}`
    const type = scopes[0] && selectionTypeOf(scopes[0])
    const common = {
      id,
      scopes,
      durations: durationsOf(scopes, { now, timezone }),
      purpose: scopes[0]?.purpose ?? null,
    }
    if (!type) return { ...common, selection: null }
    const { numbers, includeFuture } = namedNumbers(scopes, type)
    return {
      ...common,
      selection: {
        type,
        entries: [...new Set([...numbers, ...(typed[id] ?? [])])].map((number) => bareEntry(number, number)),
        preselected: new Set(numbers),
        includeFuture,
        editable: true,
      },
    }
  })
  return { sections, noPreselection: false } // OP-09
}

/** Of merged scopes, what all of them name; `null` takes no part (OP-32). */
function namedNumbers(scopes: readonly RequestedScope[], type: SelectionType) {
  const lists = scopes.flatMap(({ fields }): (readonly string[])[] => {
    const value = fields[numberFields[type]]
    return Array.isArray(value) ? [value.map(String)] : []
  })
  const named = new Set(lists.flat())
  const includeFuture = hasFutureOption(type) && named.delete('_include_future')
  const numbers = [...named].filter((number) =>
    lists.every((list) => list.includes(number) || list.includes(everythingTyped)),
  )
  return { numbers, includeFuture }
}

/**
 * A decision on typed numbers, turned into one on the lists of the customer whom the verified contact leads to. What
 * is not in them is left out, and `isWhole` is false then (OP-36). Sections that `listed` lacks were removed.
 */
export function settleTyped(
  decision: readonly SectionDecision[],
  listed: ConsentRequest,
): { readonly decision: readonly SectionDecision[]; readonly isWhole: boolean } {
  const settled = decision.map((made) => {
    const section = listed.sections.find(({ id }) => id === made.section)
    if (!section) return { made, isWhole: true }
    const entries = section.selection?.entries ?? []
    const wanted = new Set(made.entries)
    const isAll = wanted.delete(everythingTyped)
    const known = new Set(entries.map(({ number }) => number))
    return {
      made: {
        ...made,
        entries: entries.filter(({ number }) => isAll || wanted.has(number)).map(({ id }) => id),
      },
      isWhole: [...wanted].every((number) => known.has(number)),
    }
  })
  return {
    decision: settled.map(({ made }) => made),
    isWhole: settled.every(({ isWhole }) => isWhole),
  }
}
