import type { Db } from '#lib/storage/index.ts'
import type { BillSection, BillStatement } from '../bills.ts'
import type { StatementQuery, Whose } from '../resources.ts'

export async function readStatements(
  db: Db,
  whose: Whose,
  { accounts, from, until }: StatementQuery,
): Promise<readonly BillStatement[]> {
  const statements = await readChildren<BillStatement>(db, whose, 'bill_statement', accounts)
  return statements
    .filter(({ statement_date: date }) => (!from || date >= from) && (!until || date <= until))
    .sort(
      (a, b) =>
        compare(b.statement_date, a.statement_date) ||
        compare(b.cds_modified, a.cds_modified) ||
        compare(a.cds_billstatement_id, b.cds_billstatement_id),
    )
}

export async function readSections(
  db: Db,
  whose: Whose,
  statementIds: readonly string[],
): Promise<readonly BillSection[]> {
  const sections = await readChildren<BillSection>(db, whose, 'bill_section', statementIds)
  return sections.sort(
    (a, b) =>
      compare(a.account_number, b.account_number) ||
      compare(a.start_date, b.start_date) ||
      compare(a.cds_billsection_id, b.cds_billsection_id),
  )
}

const parentsInOneQuery = 10_000

async function readChildren<Child>(
  db: Db,
  whose: Whose,
  kind: string,
  parents: readonly string[],
): Promise<Child[]> {
  const children: Child[] = []
  for (let at = 0; at < parents.length; at += parentsInOneQuery) {
    const rows = await db
      .selectFrom('customer_object') // customer_object_parent
      .select('object_json')
      .$if(whose !== null, (query) => query.where('customer_id', '=', whose))
      .where('kind', '=', kind)
      .where('parent_id', 'in', parents.slice(at, at + parentsInOneQuery))
      .execute()
    for (const row of rows) children.push(JSON.parse(row.object_json))
  }
  return children
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
