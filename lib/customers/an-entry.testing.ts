import type { SelectionEntry } from './types.ts'

/** An entry that nothing is known of, for tests to fill in what they are about. */
export function anEntry(facts: Partial<SelectionEntry> = {}): SelectionEntry {
  return {
    id: 'entry_1',
    number: '1',
    name: null,
    address: null,
    serviceTypes: [],
    status: 'active',
    accountNumbers: [],
    contractNumbers: [],
    programs: [],
    programNumbers: [],
    servicepointNumbers: [],
    servicepointTypes: [],
    premiseNumbers: [],
    meterNumbers: [],
    meterTypes: [],
    meterApps: [],
    aggregationNumbers: [],
    aggregationTypes: [],
    addresses: [],
    ...facts,
  }
}
