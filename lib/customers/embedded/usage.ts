import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#lib/storage/index.ts'
import type { UsageQuery } from '../resources.ts'
import type { UsageSegment } from '../usage.ts'

export async function readUsage(
  db: Db,
  customerId: string,
  { contracts, from, until, beyond, backwards = false, limit }: UsageQuery,
): Promise<readonly UsageSegment[]> {
  if (contracts.length === 0) return []
  let query = db
    .selectFrom('usage_segment') // primary key
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('contract_id', 'in', contracts)
  if (from) query = query.where('ends_at', '>=', from)
  if (until) query = query.where('starts_at', '<=', until)
  if (beyond) {
    const { start, modified, id } = beyond
    query = query.where(
      backwards
        ? sql<boolean>`(starts_at < ${start} or (starts_at = ${start} and (modified_at > ${modified} or (modified_at = ${modified} and id < ${id}))))`
        : sql<boolean>`(starts_at > ${start} or (starts_at = ${start} and (modified_at < ${modified} or (modified_at = ${modified} and id > ${id}))))`,
    )
  }
  const rows = await query
    .orderBy('starts_at', backwards ? 'desc' : 'asc')
    .orderBy('modified_at', backwards ? 'asc' : 'desc')
    .orderBy('id', backwards ? 'desc' : 'asc')
    .limit(limit)
    .execute()
  return rows.map(toSegment)
}

function toSegment(row: Selectable<Tables['usage_segment']>): UsageSegment {
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
