import type { Links } from '#lib/customers/index.ts'
import { idsOf } from './ids.ts'
import type { Opening } from './opening.ts'
import { selectedIds } from './selected.ts'

/** What a grant is about, from which its include fields lead on: what was selected, and the contracts behind it. */
export interface Anchor {
  readonly accounts: ReadonlySet<string>
  /**
   * The contracts that were selected, or that what was selected leads to: none that was not is ever reached by the way
   * of an account or a building (AP-074, FD-266, SP-191).
   */
  readonly contracts: ReadonlySet<string>
  readonly points: ReadonlySet<string>
  readonly meters: ReadonlySet<string>
  readonly aggregations: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()
const nothing: Anchor = { accounts: none, contracts: none, points: none, meters: none, aggregations: none }

export function anchorOf(opening: Opening, links: Links): Anchor {
  if (opening.selection === null) return directAnchor(opening, links)
  const selected = selectedIds(opening.selection, opening.approvedAt, links)
  switch (opening.selection.type) {
    case 'account_selection':
      return {
        ...nothing,
        accounts: selected,
        contracts: idsOf(links.contracts, ({ account }) => selected.has(account)),
      }
    case 'service_contract_selection':
      return { ...nothing, contracts: selected }
    case 'servicepoint_selection':
      return { ...nothing, points: selected, contracts: contractsAt(selected, links) }
    case 'meter_device_selection':
      return { ...nothing, meters: selected, contracts: contractsBehind(selected, links) }
    case 'aggregation_selection':
      return { ...nothing, aggregations: selected, contracts: membersOf(selected, links) }
  }
}

/** Where no customer chose, everything of the scope's kind that the filters leave (SP-340 to SP-376). */
function directAnchor({ type, filters }: Opening, links: Links): Anchor {
  const all = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id))
  const everything: Anchor = {
    accounts: all(links.accounts),
    contracts: all(links.contracts),
    points: all(links.points),
    meters: all(links.meters),
    aggregations: all(links.aggregations),
  }
  const { accounts, contracts, points, meters, aggregations } = everything
  switch (type) {
    case 'cds_query_accounts':
    case 'cds_query_bill_statements':
    case 'cds_query_bill_sections':
      return { ...nothing, accounts, contracts }
    case 'cds_query_service_contracts':
      return { ...nothing, contracts }
    case 'cds_query_service_points':
      return { ...nothing, points, contracts: contractsAt(points, links) }
    case 'cds_query_meter_devices':
      return { ...nothing, meters, contracts: contractsBehind(meters, links) }
    case 'cds_query_aggregations':
      return { ...nothing, aggregations, contracts: membersOf(aggregations, links) }
    case 'cds_query_usage': // of the named aggregations as a whole, or of everything
      return { ...nothing, aggregations, contracts: filters.aggregation_numbers ? none : contracts }
    default:
      return everything
  }
}

function contractsAt(points: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const there = links.points.filter(({ id }) => points.has(id))
  return new Set(there.flatMap(({ contracts, previousContracts }) => [...contracts, ...previousContracts]))
}

function contractsBehind(meters: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const measuring = links.meters.filter(({ id }) => meters.has(id))
  return contractsAt(
    new Set(measuring.flatMap(({ points, previousPoints }) => [...points, ...previousPoints])),
    links,
  )
}

function membersOf(aggregations: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const known = new Set(links.contracts.map(({ id }) => id))
  const grouped = links.aggregations.filter(({ id }) => aggregations.has(id))
  return new Set(grouped.flatMap(({ contracts }) => contracts.filter((id) => known.has(id))))
}
