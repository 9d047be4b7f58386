import type { Db } from '#lib/storage/index.ts'
import type { Links } from '../links.ts'
import type { Whose } from '../resources.ts'

const kinds = {
  accounts: 'account',
  contracts: 'service_contract',
  points: 'service_point',
  meters: 'meter_device',
  aggregations: 'aggregation',
} as const satisfies Record<keyof Links, string>

export async function readLinks(db: Db, whose: Whose): Promise<Links> {
  const rows = whose === null ? await linksOfAll(db) : await linksOf(db, whose)
  rows.sort((a, b) => compare(b.modified_at, a.modified_at) || compare(a.id, b.id))
  const byKind = Map.groupBy(rows, (row) => row.kind)
  const list = (kind: string) =>
    JSON.parse(`[${(byKind.get(kind) ?? []).map((row) => row.link_json).join(',')}]`)
  return {
    accounts: list(kinds.accounts),
    contracts: list(kinds.contracts),
    points: list(kinds.points),
    meters: list(kinds.meters),
    aggregations: list(kinds.aggregations),
  }
}

function linksOf(db: Db, customerId: string) {
  return db
    .selectFrom('customer_link') // primary key
    .select(['kind', 'id', 'modified_at', 'link_json'])
    .where('customer_id', '=', customerId)
    .where('kind', 'in', Object.values(kinds))
    .execute()
}

async function linksOfAll(db: Db) {
  const ofCustomers = await db
    .selectFrom('customer_link')
    .select(['kind', 'id', 'modified_at', 'link_json'])
    .where('kind', 'in', Object.values(kinds))
    .where('kind', '!=', kinds.aggregations)
    .execute()
  const wholes = await db
    .selectFrom('shared_object') // primary key
    .select(['kind', 'id', 'modified_at', 'link_json'])
    .where('kind', '=', kinds.aggregations)
    .execute()
  return [...ofCustomers, ...wholes]
}

export function weighLinks(links: Links): number {
  return Object.values(links).reduce((sum, list) => sum + list.length, 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
