import type { CatalogScope, Json, SelectionType } from '#lib/catalog/index.ts'
import { normalizedInput, type SelectionEntry } from '#lib/customers/index.ts'
import {
  knowsAll,
  knowsFuture,
  type Matched,
  premisesOfAggregations,
  preselectionRules,
} from './preselection-rules.ts'
import type { RequestedScope } from './types.ts'

/** What is chosen when the form first shows. */
export interface StartingState {
  readonly preselected: ReadonlySet<string>
  readonly includeFuture: boolean
  /** Whether the request preselects at all. */
  readonly asked: boolean
}

/**
 * Within one field, any of its values; across fields, all of them; `null` takes no part (FD-050 to FD-063). With
 * no field nothing is chosen (FD-066); the draft's `services` always is one, and `all` when left out (DR-42).
 */
export function startingState(
  scopes: readonly RequestedScope[],
  type: SelectionType,
  entries: readonly SelectionEntry[],
): StartingState {
  const fields = scopes.flatMap(effectivePreselections)
  const tests = fields.map((field) => testOf(field, type, entries))
  const chosen = tests.length === 0 ? [] : entries.filter((entry) => tests.every((test) => test(entry)))
  return {
    preselected: new Set(chosen.map(({ id }) => id)),
    includeFuture: fields.some(({ id, value }) => asksForFuture(id, value, type)),
    asked: fields.length > 0,
  }
}

/** Whether the form has an option for entries that come later (SL-106, SL-206, OP-31). */
export function hasFutureOption(type: SelectionType): boolean {
  return type === 'account_selection' || type === 'service_contract_selection'
}

interface Preselection {
  readonly id: string
  readonly value: 'all' | readonly string[]
  readonly catalog: CatalogScope
}

function effectivePreselections({ catalog, fields }: RequestedScope): readonly Preselection[] {
  return Object.entries(catalog.groups).flatMap(([id, group]): readonly Preselection[] => {
    const value: Json | undefined = fields[id]
    if (group !== 'preselection') return []
    if (value === 'all') return [{ id, value, catalog }]
    return Array.isArray(value) ? [{ id, value: value as readonly string[], catalog }] : []
  })
}

type Test = (entry: SelectionEntry) => boolean

function testOf(
  { id, value, catalog }: Preselection,
  type: SelectionType,
  entries: readonly SelectionEntry[],
): Test {
  const matched = ruleOf(id, type, catalog)
  if (!matched) return () => false //                                                        FD-062
  if (value === 'all' || (knowsAll[id]?.includes(type) && value.includes('_all'))) return () => true // FD-057
  if (id === 'addresses') return testOfAddresses(value, matched, entries)
  const wanted = new Set(value)
  return (entry) => matched(entry).some((word) => wanted.has(word)) //                       FD-054, FD-055
}

function ruleOf(id: string, type: SelectionType, { hasFixedSelection }: CatalogScope): Matched | undefined {
  if (hasFixedSelection && id === 'premise_numbers') return premisesOfAggregations
  return preselectionRules[id]?.[type]
}

/** An address that two entries bear is not unique enough, and fits neither; counted before any intersection (FD-246 to FD-250). */
function testOfAddresses(
  value: readonly string[],
  matched: Matched,
  entries: readonly SelectionEntry[],
): Test {
  const bearers = new Map(value.map((address) => [normalizedInput(address), new Set<string>()]))
  for (const entry of entries) {
    for (const address of matched(entry)) bearers.get(address)?.add(entry.id)
  }
  const fitting = new Set([...bearers.values()].flatMap((ids) => (ids.size === 1 ? [...ids] : [])))
  return ({ id }) => fitting.has(id)
}

function asksForFuture(id: string, value: Preselection['value'], type: SelectionType): boolean {
  return knowsFuture.includes(id) && hasFutureOption(type) && value.includes('_include_future')
}
