import type { Links } from '#lib/customers/index.ts'
import type { Opening } from './opening.ts'

/** Ids of what one opening opens. */
export interface Reach {
  readonly accounts: ReadonlySet<string>
  readonly contracts: ReadonlySet<string>
  readonly points: ReadonlySet<string>
  readonly meters: ReadonlySet<string>
  readonly aggregations: ReadonlySet<string>
  /** Contracts whose usage is open, be they open themselves or not. */
  readonly measured: ReadonlySet<string>
}

/** What the selection opens by itself, by catalog type (AP-160 to AP-166, SP-168, SP-188, SP-281 to SP-285). */
const begins: Readonly<Record<string, readonly ('accounts' | 'contracts' | 'measured')[]>> = {
  cds_accounts: ['accounts'],
  cds_service_contracts: ['contracts'],
  cds_usage: ['measured'],
  account_details: ['accounts'],
  service_details: ['contracts'],
  delivery_details: ['contracts'],
  supply_details: ['contracts'],
  program_details: ['accounts', 'contracts'],
  bills: ['contracts'],
  usage: ['contracts', 'measured'],
  aggregates: ['contracts', 'measured'],
}

/**
 * What a selection opens, and what its include fields add to it. WG3-01 §7.2
 *
 * The one step that is not taken: from an account or a point to contracts that were not selected, and so to their
 * usage (AP-074, FD-266, SP-191). A type that is not known here opens nothing.
 */
export function reachOf(opening: Opening, everything: Links): Reach {
  const links = asOf(everything, opening.asOf)
  const selected = selectedIds(opening, links)
  const opens = begins[opening.type] ?? []
  const contractsChosen = opens.some((kind) => kind !== 'accounts')
    ? contractsOf(opening, selected, links)
    : new Set<string>()
  const measured = opens.includes('measured') ? contractsChosen : new Set<string>()
  const contracts = new Set(opens.includes('contracts') ? contractsChosen : [])
  const accounts = new Set(opens.includes('accounts') ? accountsOf(opening, selected, links) : [])
  const { includes } = opening
  if (includes.has('include_service_contracts')) {
    for (const id of measured) contracts.add(id)
    if (opening.selection.type === 'account_selection') {
      for (const id of contractsOf(opening, selected, links)) contracts.add(id)
    }
  }
  if (includes.has('include_accounts')) {
    if (opening.selection.type === 'account_selection') for (const id of selected) accounts.add(id)
    for (const { id, account } of links.contracts)
      if (contracts.has(id) || measured.has(id)) accounts.add(account)
    addParents(accounts, links)
  }
  const meters = includes.has('include_meter_devices')
    ? metersOf(contracts, measured, links)
    : new Set<string>()
  const joins = includes.has('include_service_contracts') && includes.has('include_meter_devices') // AP-082
  const points =
    includes.has('include_service_points') || joins
      ? pointsOf(contracts, measured, meters, links)
      : new Set<string>()
  const aggregations = includes.has('include_aggregations')
    ? aggregationsOf({ accounts, contracts, points, meters }, links)
    : new Set<string>()
  return { accounts, contracts, points, meters, aggregations, measured }
}

/** What was not there yet, or has changed since, is not there: no earlier state of it is known (AP-121). */
function asOf(links: Links, at: string): Links {
  const known = (link: { created: string; modified: string }) => link.created <= at && link.modified <= at
  return {
    accounts: links.accounts.filter(known),
    contracts: links.contracts.filter(known),
    points: links.points.filter(known),
    meters: links.meters.filter(known),
    aggregations: links.aggregations.filter(known),
  }
}

const listOf = {
  account_selection: 'accounts',
  service_contract_selection: 'contracts',
  servicepoint_selection: 'points',
  meter_device_selection: 'meters',
  aggregation_selection: 'aggregations',
} as const

/** What was chosen and is still there, and what came into being later if that was chosen too (AP-167). */
function selectedIds({ selection, approvedAt }: Opening, links: Links): ReadonlySet<string> {
  const chosen = new Set(selection.entries)
  const selected = links[listOf[selection.type]].filter(
    ({ id, created }) => chosen.has(id) || (selection.includeFuture && created > approvedAt),
  )
  return new Set(selected.map(({ id }) => id))
}

function contractsOf(
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

function accountsOf(opening: Opening, selected: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  if (opening.selection.type === 'account_selection') return selected
  const contracts = contractsOf(opening, selected, links)
  return new Set(links.contracts.filter(({ id }) => contracts.has(id)).map(({ account }) => account))
}

/** AP-076: links name only parents that are the customer's own. */
function addParents(accounts: Set<string>, links: Links): void {
  const parents = new Map(links.accounts.map(({ id, parent }) => [id, parent]))
  for (const id of accounts) {
    const parent = parents.get(id)
    if (parent && parents.has(parent)) accounts.add(parent) // a set goes on to what is added to it
  }
}

function metersOf(
  contracts: ReadonlySet<string>,
  measured: ReadonlySet<string>,
  links: Links,
): ReadonlySet<string> {
  const now = idsOf(
    links.points,
    (point) => some(contracts, point.contracts) || some(measured, point.contracts),
  )
  const ever = idsOf(links.points, (point) => some(measured, point.previousContracts))
  return idsOf(
    links.meters,
    (meter) => some(now, meter.points) || some(ever, meter.points) || some(ever, meter.previousPoints),
  )
}

function pointsOf(
  contracts: ReadonlySet<string>,
  measured: ReadonlySet<string>,
  meters: ReadonlySet<string>,
  links: Links,
): ReadonlySet<string> {
  const ofMeters = new Set(
    links.meters
      .filter(({ id }) => meters.has(id))
      .flatMap(({ points, previousPoints }) => [...points, ...previousPoints]),
  )
  return idsOf(
    links.points,
    (point) =>
      ofMeters.has(point.id) ||
      some(contracts, point.contracts) ||
      some(measured, point.contracts) ||
      some(measured, point.previousContracts),
  )
}

function aggregationsOf(
  open: Pick<Reach, 'accounts' | 'contracts' | 'points' | 'meters'>,
  links: Links,
): ReadonlySet<string> {
  return idsOf(
    links.aggregations,
    (aggregation) =>
      some(open.accounts, aggregation.accounts) ||
      some(open.contracts, aggregation.contracts) ||
      some(open.points, aggregation.points) ||
      some(open.meters, aggregation.meters),
  )
}

function idsOf<Link extends { readonly id: string }>(
  links: readonly Link[],
  fits: (link: Link) => boolean,
): ReadonlySet<string> {
  return new Set(links.filter(fits).map(({ id }) => id))
}

function some(open: ReadonlySet<string>, ids: readonly string[]): boolean {
  return ids.some((id) => open.has(id))
}
