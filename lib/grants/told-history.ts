import type { Catalog } from '#lib/catalog/index.ts'
import { accessOf, enabledOf } from './before-widening.ts'
import { type FieldsOf, fieldsBy, isWithin } from './comparison.ts'
import type { HistoryEntry } from './history.ts'
import type { Cause } from './transitions.ts'

/** A change as its customer is told of it: a client can give a part up, and ask for more in the same step. */
export interface ToldEntry extends HistoryEntry {
  readonly told: Cause | 'reduceByClient' | 'widenAndReduce'
}

/** @param entries all of one grant's, the first change first */
export function toldHistory(entries: readonly HistoryEntry[], catalog: Catalog): readonly ToldEntry[] {
  const fieldsOf = fieldsBy(catalog)
  return entries.map((entry, index) => ({ ...entry, told: toldOf(entry, entries[index - 1], fieldsOf) }))
}

function toldOf(
  entry: HistoryEntry,
  before: HistoryEntry | undefined,
  fieldsOf: FieldsOf,
): ToldEntry['told'] {
  if (entry.cause === 'reduce' && entry.by === 'client') return 'reduceByClient'
  if (entry.cause !== 'widen' || !before) return entry.cause
  // where more is asked for already, what is enabled is what was agreed to
  const agreed = entry.from === entry.to ? enabledOf(before.state) : accessOf(before.state)
  return isWithin(agreed, accessOf(entry.state), fieldsOf) ? 'widen' : 'widenAndReduce'
}
