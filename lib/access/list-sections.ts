import type { BillSection, Resources } from '#lib/customers/index.ts'
import { cutSection, opensSection, opensStatement, sectionSight } from './bills.ts'
import type { Shown } from './cut.ts'
import { type Alternatives, matches } from './matching.ts'
import { numbered } from './numbered.ts'
import { type Cursor, comparePositions, type Page, type Placed, pageOf, readCursor } from './page.ts'
import type { View } from './view.ts'

/** Filters intersect; both days are inside. WG3-01 §10.6.9 (AP-291 to AP-298) */
export interface SectionFilters {
  readonly cds_billsection_ids?: Alternatives
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly cds_billstatement_ids?: Alternatives
  readonly cds_account_ids?: Alternatives
  readonly account_numbers?: Alternatives
  readonly cds_servicecontract_ids?: Alternatives
  readonly contract_numbers?: Alternatives
  readonly cursor?: string | undefined
}

/** Account number, contract number, `start_date`, then `cds_modified`, newest first, then id (AP-290). */
const keys = 5
const descending = [3]

/** How many accounts are read at a time. */
const portion = 100

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listSections(
  view: View,
  resources: Resources,
  filters: SectionFilters,
): Promise<Page<Shown>> {
  const start = filters.cursor === undefined ? undefined : readCursor(filters.cursor, keys)
  return pageOf(matching(view, resources, filters, start), start)
}

async function* matching(
  view: View,
  resources: Resources,
  filters: SectionFilters,
  start: Cursor | undefined,
): AsyncGenerator<Placed<Shown>> {
  const backwards = start?.direction === 'previous'
  const accounts = accountsOf(view, filters, start)
  if (backwards) accounts.reverse()
  const numbers = new Map(accounts.map(({ id, number }) => [id, number ?? '']))
  const positionOf = placing(view, numbers)
  const fits = fitting(view, filters)
  const sight = sectionSight(view, resources)
  for (let at = 0; at < accounts.length; at += portion) {
    const ids = accounts.slice(at, at + portion).map(({ id }) => id)
    const statements = new Map(
      (await resources.statements(view.whose, { accounts: ids })).map((one) => [
        one.cds_billstatement_id,
        one,
      ]),
    )
    const placed = (await resources.sections(view.whose, [...statements.keys()]))
      .map((section) => ({ section, position: positionOf(section) }))
      .filter(({ position }) => isBeyond(position, start))
      .sort((a, b) => comparePositions(a.position, b.position, descending))
    for (const { section, position } of backwards ? placed.reverse() : placed) {
      const openings = view.openings.filter((opening) => opensSection(opening, section))
      if (openings.length === 0) continue
      const statement = statements.get(section.cds_billstatement_id)
      const seen = statement && view.openings.some((opening) => opensStatement(opening, statement))
      const item = await cutSection(section, openings, view, seen ? statement : undefined, sight)
      if (fits(item)) yield { item, position }
    }
  }
}

/** By number, from that of the cursor on. */
function accountsOf(view: View, { cds_account_ids: wanted }: SectionFilters, start: Cursor | undefined) {
  const reach = view.openings.map((opening) => opening.reach.charged)
  const open = new Set(reach.flatMap(({ accounts }) => [...accounts]))
  for (const { id, account } of view.links.contracts) {
    if (reach.some(({ contracts }) => contracts.has(id))) open.add(account)
  }
  const [reached] = start?.position ?? []
  return view.links.accounts
    .filter(({ id }) => open.has(id) && (wanted?.includes(id) ?? true))
    .filter(({ number }) => {
      if (reached === undefined) return true
      return start?.direction === 'next' ? (number ?? '') >= reached : (number ?? '') <= reached
    })
    .sort((a, b) => comparePositions([a.number ?? '', a.id], [b.number ?? '', b.id], []))
}

function placing(view: View, accountNumbers: ReadonlyMap<string, string>) {
  const contractNumbers = new Map(view.links.contracts.map(({ id, number }) => [id, number ?? '']))
  return (section: BillSection): readonly string[] => {
    const contracts = section.related_servicecontracts.filter((id) => view.visible.contracts.has(id))
    const [lowest = ''] = contracts.map((id) => contractNumbers.get(id) ?? '').sort()
    return [
      accountNumbers.get(section.cds_account_id) ?? '',
      lowest,
      section.start_date,
      section.cds_modified,
      section.cds_billsection_id,
    ]
  }
}

function isBeyond(position: readonly string[], start: Cursor | undefined): boolean {
  if (!start) return true
  const side = comparePositions(position, start.position, descending)
  return start.direction === 'next' ? side > 0 : side < 0
}

/** Judges the section as it is shown. */
function fitting(view: View, filters: SectionFilters): (shown: Shown) => boolean {
  const { before, after } = filters
  const contracts = numbered(view, 'contracts', filters.contract_numbers, 'include_contract_numbers')
  return (section) =>
    matches(section, 'cds_billsection_id', filters.cds_billsection_ids) &&
    matches(section, 'cds_billstatement_id', filters.cds_billstatement_ids) &&
    matches(section, 'account_number', filters.account_numbers) &&
    matches(section, 'related_servicecontracts', filters.cds_servicecontract_ids) &&
    matches(section, 'related_servicecontracts', contracts) &&
    (before === undefined || String(section.start_date) <= before) &&
    (after === undefined || String(section.end_date) >= after)
}
