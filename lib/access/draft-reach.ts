import type { Links } from '#lib/customers/index.ts'
import type { Anchor } from './anchor.ts'
import { accountsOf, none, type Reach } from './reach.ts'

/** What the selection opens, by the draft's types (DR-01 to DR-04). A type that is not known here opens nothing. */
const begins: ReadonlyMap<string, readonly ('accounts' | 'contracts' | 'measured')[]> = new Map([
  ['account_details', ['accounts']],
  ['service_details', ['contracts']],
  ['delivery_details', ['contracts']],
  ['supply_details', ['contracts']],
  ['program_details', ['accounts', 'contracts']],
  ['bills', ['measured']],
  ['usage', ['measured']],
  ['aggregates', ['measured']],
])

export function draftReach(type: string, anchor: Anchor, links: Links): Reach {
  const begun = begins.get(type) ?? []
  return {
    accounts: begun.includes('accounts') ? selectedAccounts(anchor, links) : none,
    contracts: begun.includes('contracts') ? anchor.contracts : none,
    measured: begun.includes('measured') ? anchor.contracts : none,
    points: none,
    meters: none,
    aggregations: none,
    measuredAggregations: none,
    billed: none,
    charged: { contracts: none, accounts: none },
  }
}

function selectedAccounts(anchor: Anchor, links: Links): ReadonlySet<string> {
  return anchor.accounts.size > 0 ? anchor.accounts : accountsOf(anchor, links)
}
