import type { Links } from '#lib/customers/index.ts'
import { idsOf } from './ids.ts'
import type { Opening } from './opening.ts'
import { accountsOf, contractsOf, selectedIds } from './selected.ts'

/** Ids of what one opening opens. */
export interface Reach {
  readonly accounts: ReadonlySet<string>
  readonly contracts: ReadonlySet<string>
  readonly points: ReadonlySet<string>
  readonly meters: ReadonlySet<string>
  readonly aggregations: ReadonlySet<string>
  /** Contracts whose usage and bills are open, be they open themselves or not. */
  readonly measured: ReadonlySet<string>
}

/** What the selection opens by itself, by catalog type (AP-160 to AP-166, SP-168, SP-188, SP-281 to SP-285). */
const begins: ReadonlyMap<string, readonly ('accounts' | 'contracts' | 'measured')[]> = new Map([
  ['cds_accounts', ['accounts']],
  ['cds_service_contracts', ['contracts']],
  ['cds_usage', ['measured']],
  ['account_details', ['accounts']],
  ['service_details', ['contracts']],
  ['delivery_details', ['contracts']],
  ['supply_details', ['contracts']],
  ['program_details', ['accounts', 'contracts']],
  ['bills', ['measured']],
  ['usage', ['measured']],
  ['aggregates', ['measured']],
])

/**
 * What a selection opens, and what its include fields add to it. WG3-01 §7.2
 *
 * The one step that is not taken: from an account or a point to contracts that were not selected, and so to their
 * usage (AP-074, FD-266, SP-191). A type that is not known here opens nothing.
 */
export function reachOf(opening: Opening, everything: Links): Reach {
  const { asOf, includes } = opening
  const links = created(everything, asOf)
  const selected = selectedIds(opening, links)
  const { measured, contracts } = reachedContracts(opening, selected, links)
  const accounts = reachedAccounts(opening, selected, { measured, contracts }, links)
  const meters = includes.has('include_meter_devices') ? metersOf(contracts, measured, links) : none
  const joins = includes.has('include_service_contracts') && includes.has('include_meter_devices') // AP-082
  const points =
    includes.has('include_service_points') || joins ? pointsOf(contracts, measured, meters, links) : none
  const open = { accounts, contracts, points, meters }
  const aggregations = includes.has('include_aggregations') ? aggregationsOf(open, links) : none
  return {
    accounts: unchanged(accounts, links.accounts, asOf),
    contracts: unchanged(contracts, links.contracts, asOf),
    points: unchanged(points, links.points, asOf),
    meters: unchanged(meters, links.meters, asOf),
    aggregations: unchanged(aggregations, links.aggregations, asOf),
    measured, // usage has an end of its own (AP-125)
  }
}

const none: ReadonlySet<string> = new Set()

/** What was there at that instant (AP-122). */
function created(links: Links, asOf: string): Links {
  const there = (link: { created: string }) => link.created <= asOf
  return {
    accounts: links.accounts.filter(there),
    contracts: links.contracts.filter(there),
    points: links.points.filter(there),
    meters: links.meters.filter(there),
    aggregations: links.aggregations.filter(there),
  }
}

/** What has changed since is left out: no earlier state of it is known (AP-121). */
function unchanged(
  ids: ReadonlySet<string>,
  links: readonly { readonly id: string; readonly modified: string }[],
  asOf: string,
): ReadonlySet<string> {
  return idsOf(links, ({ id, modified }) => ids.has(id) && modified <= asOf)
}

function reachedContracts(opening: Opening, selected: ReadonlySet<string>, links: Links) {
  const begun = begins.get(opening.type) ?? []
  const chosen = contractsOf(opening, selected, links)
  const measured = begun.includes('measured') ? chosen : none
  const included =
    opening.includes.has('include_service_contracts') &&
    (begun.includes('measured') || (begun.length > 0 && opening.selection.type === 'account_selection'))
  return { measured, contracts: begun.includes('contracts') || included ? chosen : none }
}

function reachedAccounts(
  opening: Opening,
  selected: ReadonlySet<string>,
  { measured, contracts }: Pick<Reach, 'measured' | 'contracts'>,
  links: Links,
): ReadonlySet<string> {
  const begun = begins.get(opening.type) ?? []
  const accounts = new Set(begun.includes('accounts') ? accountsOf(opening, selected, links) : none)
  if (begun.length === 0 || !opening.includes.has('include_accounts')) return accounts
  if (opening.selection.type === 'account_selection') for (const id of selected) accounts.add(id)
  for (const { id, account } of links.contracts) {
    if (contracts.has(id) || measured.has(id)) accounts.add(account)
  }
  addParents(accounts, links)
  return accounts
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

function some(open: ReadonlySet<string>, ids: readonly string[]): boolean {
  return ids.some((id) => open.has(id))
}
