import type { Links } from '#lib/customers/index.ts'
import { idsOf } from './ids.ts'
import type { Opening } from './opening.ts'

const listOf = {
  account_selection: 'accounts',
  service_contract_selection: 'contracts',
  servicepoint_selection: 'points',
  meter_device_selection: 'meters',
  aggregation_selection: 'aggregations',
} as const

/** What was chosen and is still there, and what came into being later if that was chosen too (AP-167). */
export function selectedIds({ selection, approvedAt }: Opening, links: Links): ReadonlySet<string> {
  const chosen = new Set(selection.entries)
  const selected = links[listOf[selection.type]].filter(
    ({ id, created }) => chosen.has(id) || (selection.includeFuture && created > approvedAt),
  )
  return new Set(selected.map(({ id }) => id))
}

/** Contracts that were chosen, or that what was chosen leads to. */
export function contractsOf(
  { selection }: Opening,
  selected: ReadonlySet<string>,
  links: Links,
): ReadonlySet<string> {
  switch (selection.type) {
    case 'service_contract_selection':
      return selected
    case 'account_selection':
      return idsOf(links.contracts, ({ account }) => selected.has(account))
    case 'servicepoint_selection':
      return contractsAt(selected, links)
    case 'meter_device_selection': {
      const measured = links.meters.filter(({ id }) => selected.has(id))
      return contractsAt(
        new Set(measured.flatMap(({ points, previousPoints }) => [...points, ...previousPoints])),
        links,
      )
    }
    case 'aggregation_selection':
      return new Set() // usage of aggregations lies under their own segments, of which there are none
  }
}

function contractsAt(points: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const there = links.points.filter(({ id }) => points.has(id))
  return new Set(there.flatMap(({ contracts, previousContracts }) => [...contracts, ...previousContracts]))
}

/** Accounts that were chosen, or that hold the chosen contracts. */
export function accountsOf(
  opening: Opening,
  selected: ReadonlySet<string>,
  links: Links,
): ReadonlySet<string> {
  if (opening.selection.type === 'account_selection') return selected
  const contracts = contractsOf(opening, selected, links)
  return new Set(links.contracts.filter(({ id }) => contracts.has(id)).map(({ account }) => account))
}
