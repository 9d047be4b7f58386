import type { BillStatement, Resources } from '#lib/customers/index.ts'
import { cutStatement, opensStatement, sectionSight } from './bills.ts'
import type { Shown } from './cut.ts'
import { type Alternatives, matches } from './matching.ts'
import { type Cursor, comparePositions, type Page, type Placed, pageOf, readCursor } from './page.ts'
import type { View } from './view.ts'

/** Filters intersect; both days are inside. WG3-01 §10.5.4 (AP-268 to AP-272) */
export interface StatementFilters {
  readonly cds_billstatement_ids?: Alternatives
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly cds_account_ids?: Alternatives
  readonly account_numbers?: Alternatives
  readonly cursor?: string | undefined
}

/** `statement_date` and `cds_modified`, newest first, then id (AP-267). */
const keys = 3
const descending = [0, 1]

/** @throws CodedError `invalid_request` for a cursor that no page gave */
export async function listStatements(
  view: View,
  resources: Resources,
  filters: StatementFilters,
): Promise<Page<Shown>> {
  const start = filters.cursor === undefined ? undefined : readCursor(filters.cursor, keys)
  return pageOf(matching(view, resources, filters, start), start)
}

async function* matching(
  view: View,
  resources: Resources,
  filters: StatementFilters,
  start: Cursor | undefined,
): AsyncGenerator<Placed<Shown>> {
  const sight = sectionSight(view, resources)
  for (const statement of await candidates(view, resources, filters, start)) {
    const openings = view.openings.filter((opening) => opensStatement(opening, statement))
    if (openings.length === 0) continue
    const item = await cutStatement(statement, openings, view, sight)
    const fits =
      matches(item, 'cds_billstatement_id', filters.cds_billstatement_ids) &&
      matches(item, 'account_number', filters.account_numbers)
    if (fits) yield { item, position: positionOf(statement) }
  }
}

/** Nearest to the cursor first. */
async function candidates(
  view: View,
  resources: Resources,
  { before, after, cds_account_ids: wanted }: StatementFilters,
  start: Cursor | undefined,
): Promise<readonly BillStatement[]> {
  const backwards = start?.direction === 'previous'
  const [reached] = start?.position ?? []
  const until = earliest(before, backwards ? undefined : reached)
  const from = latest(after, backwards ? reached : undefined)
  const accounts = [...new Set(view.openings.flatMap(({ reach }) => [...reach.billed]))].filter(
    (id) => wanted?.includes(id) ?? true,
  )
  const statements = await resources.statements(view.whose, {
    accounts,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
  })
  if (!start) return statements
  const side = (statement: BillStatement) =>
    comparePositions(positionOf(statement), start.position, descending)
  if (!backwards) return statements.filter((statement) => side(statement) > 0)
  return statements.filter((statement) => side(statement) < 0).reverse()
}

function positionOf(statement: BillStatement) {
  return [statement.statement_date, statement.cds_modified, statement.cds_billstatement_id] as const
}

function earliest(...days: (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(0)
}

function latest(...days: (string | undefined)[]): string | undefined {
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
}
