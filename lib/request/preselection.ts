import type { Json, SelectionType } from '#lib/catalog/index.ts'
import type { SelectionEntry } from '#lib/customers/index.ts'
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
  const tests = fields.map(({ id, value }) => testOf(id, value, type))
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
}

function effectivePreselections({ catalog, fields }: RequestedScope): readonly Preselection[] {
  return Object.entries(catalog.groups).flatMap(([id, group]): readonly Preselection[] => {
    const value: Json | undefined = fields[id]
    if (group !== 'preselection') return []
    if (value === 'all') return [{ id, value }]
    return Array.isArray(value) ? [{ id, value: value as readonly string[] }] : []
  })
}

type Test = (entry: SelectionEntry) => boolean

function testOf(id: string, value: Preselection['value'], type: SelectionType): Test {
  const matched = rules[id]?.[type]
  if (!matched) return () => false //                                                        FD-062
  if (value === 'all' || (knowsAll.includes(id) && value.includes('_all'))) return () => true // FD-057
  const wanted = new Set(value)
  return (entry) => matched(entry).some((word) => wanted.has(word)) //                       FD-054, FD-055
}

/** Fields in which `_all` and `_include_future` are more than words that match nothing (FD-057 to FD-059). */
const knowsAll: readonly string[] = ['account_numbers', 'contract_numbers']

function asksForFuture(id: string, value: Preselection['value'], type: SelectionType): boolean {
  return knowsAll.includes(id) && hasFutureOption(type) && value.includes('_include_future')
}

type Matched = (entry: SelectionEntry) => readonly string[]
const byAccounts: Matched = (entry) => entry.accountNumbers
const byContracts: Matched = (entry) => entry.contractNumbers
const byMeters: Matched = (entry) => entry.meterNumbers
const byTypes: Matched = (entry) => entry.serviceTypes

/** Which words of an entry a field is compared with, by the list that is shown (WG3-01 §7.1.1 to §7.1.9). */
const rules: Readonly<Record<string, Readonly<Partial<Record<SelectionType, Matched>>>>> = {
  account_numbers: { account_selection: byAccounts, service_contract_selection: byAccounts },
  contract_numbers: { account_selection: byContracts, service_contract_selection: byContracts },
  service_types: { account_selection: byTypes, service_contract_selection: byTypes },
  meter_numbers: { account_selection: byMeters, service_contract_selection: byMeters },
  services: { account_selection: byContracts, service_contract_selection: byContracts },
  meters: { account_selection: byMeters, service_contract_selection: byMeters },
}
