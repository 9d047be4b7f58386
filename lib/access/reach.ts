import type { Links } from '#lib/customers/index.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import { draftReach } from './draft-reach.ts'
import { idsOf } from './ids.ts'
import type { Opening } from './opening.ts'

/** Ids of what one opening opens. */
export interface Reach {
  readonly accounts: ReadonlySet<string>
  readonly contracts: ReadonlySet<string>
  readonly points: ReadonlySet<string>
  readonly meters: ReadonlySet<string>
  readonly aggregations: ReadonlySet<string>
  /** Contracts whose usage and bills are open, be they open themselves or not. */
  readonly measured: ReadonlySet<string>
  /** Aggregations whose usage as a whole is open. */
  readonly measuredAggregations: ReadonlySet<string>
  /** Accounts whose bills are open (AP-095, AP-163). */
  readonly billed: ReadonlySet<string>
  /** Contracts whose charges are open (AP-099, AP-165), and accounts of which all are (AP-164). */
  readonly charged: { readonly contracts: ReadonlySet<string>; readonly accounts: ReadonlySet<string> }
}

export const none: ReadonlySet<string> = new Set()

/**
 * What a selection opens, and what its include fields add to it. WG3-01 §6.1, §6.2, §7.2
 *
 * Everything starts from the anchor, so that no include field leads to what was not selected (AP-074).
 */
export function reachOf(opening: Opening, everything: Links): Reach {
  const links = created(everything, opening.asOf)
  const anchor = anchorOf(opening, links)
  const reach =
    opening.notation === 'draft' ? draftReach(opening.type, anchor, links) : cdsReach(opening, anchor, links)
  const kept = (kind: keyof Links) => unchanged(reach[kind], links[kind], opening.asOf)
  return {
    ...reach, // usage and bills have ends of their own (AP-125)
    accounts: kept('accounts'),
    contracts: kept('contracts'),
    points: kept('points'),
    meters: kept('meters'),
    aggregations: kept('aggregations'),
  }
}

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
  if (ids.size === 0) return none
  return idsOf(links, ({ id, modified }) => ids.has(id) && modified <= asOf)
}

function cdsReach({ type, selection, includes, filters }: Opening, anchor: Anchor, links: Links): Reach {
  const on = (field: string) => includes.has(field)
  const wholeAlone = selection?.type === 'aggregation_selection' // the sum of its members, not their own usage
  const measured = on('include_usage_segments') && !wholeAlone ? anchor.contracts : none
  const charged = on('include_bill_sections') ? anchor.contracts : none
  const contracts = on('include_service_contracts') ? anchor.contracts : none
  const meters = on('include_meter_devices') ? metersOf(anchor, measured, charged, links) : none
  const joins = on('include_service_contracts') && on('include_meter_devices') // AP-082
  const points =
    on('include_service_points') || joins ? pointsOf(anchor, measured, charged, meters, links) : none
  const accounts = on('include_accounts') ? withParents(accountsOf(anchor, links), links) : none
  const open = { accounts, contracts, points, meters }
  const byContract = filters.contract_numbers ?? filters.service_types ?? filters.service_programs ?? null
  const allCharges =
    type === 'cds_service_bills' || (type === 'cds_query_bill_sections' && byContract === null) // AP-156
  return {
    ...open,
    aggregations: on('include_aggregations') ? aggregationsOf(anchor, open, links) : none,
    measured,
    measuredAggregations: on('include_usage_segments') ? anchor.aggregations : none,
    billed: on('include_bill_statements') ? accountsOf(anchor, links) : none,
    charged: { contracts: charged, accounts: charged.size > 0 && allCharges ? anchor.accounts : none },
  }
}

/** Those that were selected, and those that hold what was. */
export function accountsOf(anchor: Anchor, links: Links): ReadonlySet<string> {
  const accounts = new Set(anchor.accounts)
  for (const { id, account } of links.contracts) if (anchor.contracts.has(id)) accounts.add(account)
  return accounts
}

/** AP-076: links name only parents that are the customer's own. */
function withParents(accounts: ReadonlySet<string>, links: Links): ReadonlySet<string> {
  const parents = new Map(links.accounts.map(({ id, parent }) => [id, parent]))
  const all = new Set(accounts)
  for (const id of all) {
    const parent = parents.get(id)
    if (parent && parents.has(parent)) all.add(parent) // a set goes on to what is added to it
  }
  return all
}

/** Where meters are now counts (AP-162); where they were, for usage and charges of that time alone. */
function metersOf(
  anchor: Anchor,
  measured: ReadonlySet<string>,
  charged: ReadonlySet<string>,
  links: Links,
): ReadonlySet<string> {
  if (anchor.meters.size > 0) return anchor.meters
  const now = idsOf(
    links.points,
    ({ id, contracts }) => anchor.points.has(id) || some(anchor.contracts, contracts),
  )
  const ever = idsOf(
    links.points,
    ({ contracts, previousContracts }) =>
      some(measured, contracts) ||
      some(measured, previousContracts) ||
      some(charged, contracts) ||
      some(charged, previousContracts),
  )
  return idsOf(
    links.meters,
    ({ points, previousPoints }) => some(now, points) || some(ever, points) || some(ever, previousPoints),
  )
}

function pointsOf(
  anchor: Anchor,
  measured: ReadonlySet<string>,
  charged: ReadonlySet<string>,
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
    ({ id, contracts, previousContracts }) =>
      anchor.points.has(id) ||
      ofMeters.has(id) ||
      some(anchor.contracts, contracts) ||
      some(measured, previousContracts) ||
      some(charged, previousContracts),
  )
}

function aggregationsOf(
  anchor: Anchor,
  open: Pick<Reach, 'accounts' | 'contracts' | 'points' | 'meters'>,
  links: Links,
): ReadonlySet<string> {
  const around = (aggregation: Links['aggregations'][number]) =>
    some(open.accounts, aggregation.accounts) ||
    some(open.contracts, aggregation.contracts) ||
    some(open.points, aggregation.points) ||
    some(open.meters, aggregation.meters)
  const aggregations = new Set(
    anchor.aggregations.size > 0 ? anchor.aggregations : idsOf(links.aggregations, around),
  )
  const parts = new Map(links.aggregations.map(({ id, aggregations: grouped }) => [id, grouped]))
  for (const id of aggregations) for (const part of parts.get(id) ?? []) aggregations.add(part)
  return aggregations
}

function some(open: ReadonlySet<string>, ids: readonly string[]): boolean {
  return ids.some((id) => open.has(id))
}
