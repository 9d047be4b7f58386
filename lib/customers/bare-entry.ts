import type { SelectionEntry } from './types.ts'

/** An entry of which nothing is known but its number. */
export function bareEntry(id: string, number: string): SelectionEntry {
  return {
    id,
    number,
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
  }
}
