import { bareEntry } from './bare-entry.ts'
import type { SelectionEntry } from './types.ts'

/** An entry that nothing is known of, for tests to fill in what they are about. */
export function anEntry(facts: Partial<SelectionEntry> = {}): SelectionEntry {
  return { ...bareEntry('entry_1', '1'), ...facts }
}
