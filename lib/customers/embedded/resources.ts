import type { SelectionType } from '#lib/catalog/index.ts'
import type { Db, Storage } from '#lib/storage/index.ts'
import type { Links } from '../links.ts'
import type { ObjectKind, ObjectKinds, Resources } from '../resources.ts'
import type { SelectionEntry } from '../types.ts'
import { readLinks, weighLinks } from './links.ts'
import { recent } from './recent.ts'
import { readSections, readStatements } from './statements.ts'
import { readUsage } from './usage.ts'

const kindOf = {
  account_selection: 'account',
  service_contract_selection: 'service_contract',
  servicepoint_selection: 'service_point',
  meter_device_selection: 'meter_device',
  aggregation_selection: 'aggregation',
} as const satisfies Record<SelectionType, ObjectKind>

/** Objects of all lists that are kept in memory together. */
const mostKept = 100_000
/** Below SQLite's limit of values in one statement. */
const idsInOneQuery = 10_000

/** Resources in the house's own storage. Long lists are kept in memory until a customer's data changes. */
export function createEmbeddedResources({ db }: Storage): Resources {
  const keptEntries = recent<readonly SelectionEntry[]>(mostKept, (entries) => entries.length)
  const keptLinks = recent<Links>(mostKept, weighLinks)
  return {
    async selectable(customerId, type) {
      const version = await versionOf(db, customerId)
      return keptEntries(`${customerId} ${type}`, version, () => readEntries(db, customerId, kindOf[type]))
    },
    async links(customerId) {
      return keptLinks(customerId, await versionOf(db, customerId), () => readLinks(db, customerId))
    },
    objects: (customerId, kind, ids) => readObjects(db, customerId, kind, ids),
    statements: (customerId, query) => readStatements(db, customerId, query),
    sections: (customerId, statementIds) => readSections(db, customerId, statementIds),
    usage: (customerId, query) => readUsage(db, customerId, query),
  }
}

/** 0 for nobody. */
async function versionOf(db: Db, customerId: string): Promise<number> {
  const row = await db
    .selectFrom('customer')
    .select('version')
    .where('id', '=', customerId)
    .executeTakeFirst()
  return row?.version ?? 0
}

async function readEntries(db: Db, customerId: string, kind: ObjectKind): Promise<readonly SelectionEntry[]> {
  const rows = await db
    .selectFrom('customer_link') // primary key
    .select(['sort_key', 'selection_json'])
    .where('customer_id', '=', customerId)
    .where('kind', '=', kind)
    .where('selection_json', 'is not', null)
    .execute()
  rows.sort((a, b) => (a.sort_key < b.sort_key ? -1 : 1))
  return JSON.parse(`[${rows.map((row) => row.selection_json).join(',')}]`)
}

async function readObjects<Kind extends ObjectKind>(
  db: Db,
  customerId: string,
  kind: Kind,
  ids: readonly string[],
): Promise<readonly ObjectKinds[Kind][]> {
  const found = new Map<string, ObjectKinds[Kind]>()
  for (let at = 0; at < ids.length; at += idsInOneQuery) {
    const rows = await db
      .selectFrom('customer_object') // primary key
      .select(['id', 'object_json'])
      .where('customer_id', '=', customerId)
      .where('kind', '=', kind)
      .where('id', 'in', ids.slice(at, at + idsInOneQuery))
      .execute()
    for (const row of rows) found.set(row.id, JSON.parse(row.object_json))
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}
