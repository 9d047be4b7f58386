import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#lib/storage/index.ts'
import type { UsageQuery, Whose } from '../resources.ts'
import type { UsageSegment } from '../usage.ts'

type Stretch = Omit<UsageQuery, 'contracts' | 'aggregations'>

export async function readUsage(
  db: Db,
  whose: Whose,
  { contracts, aggregations = [], ...stretch }: UsageQuery,
): Promise<readonly UsageSegment[]> {
  const ofCustomers = whose === null ? contracts : [...contracts, ...aggregations]
  const wholes = whose === null ? aggregations : []
  const rows = [
    ...(ofCustomers.length > 0 ? await rowsOf(db, whose, ofCustomers, stretch) : []),
    ...(wholes.length > 0 ? await wholeRows(db, wholes, stretch) : []),
  ]
  if (ofCustomers.length > 0 && wholes.length > 0) rows.sort(inOrder(stretch.backwards))
  return rows.slice(0, stretch.limit).map(toSegment)
}

function rowsOf(db: Db, whose: Whose, contracts: readonly string[], stretch: Stretch) {
  return db
    .selectFrom('usage_segment') // primary key
    .selectAll()
    .$if(whose !== null, (query) => query.where('customer_id', '=', whose))
    .where('contract_id', 'in', contracts)
    .where(within(stretch))
    .orderBy('starts_at', stretch.backwards ? 'desc' : 'asc')
    .orderBy('modified_at', stretch.backwards ? 'asc' : 'desc')
    .orderBy('id', stretch.backwards ? 'desc' : 'asc')
    .limit(stretch.limit)
    .execute()
}

function wholeRows(db: Db, aggregations: readonly string[], stretch: Stretch) {
  return db
    .selectFrom('shared_segment') // primary key
    .selectAll()
    .where('aggregation_id', 'in', aggregations)
    .where(within(stretch))
    .orderBy('starts_at', stretch.backwards ? 'desc' : 'asc')
    .orderBy('modified_at', stretch.backwards ? 'asc' : 'desc')
    .orderBy('id', stretch.backwards ? 'desc' : 'asc')
    .limit(stretch.limit)
    .execute()
}

function within({ from, until, beyond, backwards }: Stretch) {
  const bounds = [sql`1 = 1`]
  if (from) bounds.push(sql`ends_at >= ${from}`)
  if (until) bounds.push(sql`starts_at <= ${until}`)
  if (beyond) {
    const { start, modified, id } = beyond
    bounds.push(
      backwards
        ? sql`(starts_at < ${start} or (starts_at = ${start} and (modified_at > ${modified} or (modified_at = ${modified} and id < ${id}))))`
        : sql`(starts_at > ${start} or (starts_at = ${start} and (modified_at < ${modified} or (modified_at = ${modified} and id > ${id}))))`,
    )
  }
  return sql<boolean>`${sql.join(bounds, sql` and `)}`
}

type Row = Omit<Selectable<Tables['shared_segment']>, 'aggregation_id'>

function inOrder(backwards = false) {
  const side = (a: string, b: string) => (a < b ? -1 : Number(a > b))
  const forwards = (a: Row, b: Row) =>
    side(a.starts_at, b.starts_at) || side(b.modified_at, a.modified_at) || side(a.id, b.id)
  return (a: Row, b: Row) => (backwards ? forwards(b, a) : forwards(a, b))
}

function toSegment(row: Row): UsageSegment {
  return {
    cds_usagesegment_id: row.id,
    cds_created: row.created_at,
    cds_modified: row.modified_at,
    ...JSON.parse(row.series_json),
    segment_start: row.starts_at,
    segment_end: row.ends_at,
    interval: String(row.interval_s),
    values: JSON.parse(row.values_json),
  }
}
