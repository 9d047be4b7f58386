import type { SelectionType } from '#lib/catalog/index.ts'
import type { Db, Storage } from '#lib/storage/index.ts'
import type { EnergyAttributeCertificate } from '../certificates.ts'
import type { Links } from '../links.ts'
import type { ObjectKind, ObjectKinds, Resources, Whose } from '../resources.ts'
import type { SelectionEntry } from '../types.ts'
import { readConsents } from './consents.ts'
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
    async selectable(whose, type) {
      const version = await versionOf(db, whose)
      return keptEntries(`${whose ?? ''} ${type}`, version, () => readEntries(db, whose, kindOf[type]))
    },
    async links(whose) {
      return keptLinks(whose ?? '', await versionOf(db, whose), () => readLinks(db, whose))
    },
    objects: (whose, kind, ids) => readObjects(db, whose, kind, ids),
    statements: (whose, query) => readStatements(db, whose, query),
    sections: (whose, statementIds) => readSections(db, whose, statementIds),
    usage: (whose, query) => readUsage(db, whose, query),
    certificates: () => readCertificates(db),
    consents: (aggregationNumbers) => readConsents(db, aggregationNumbers),
  }
}

/** 0 for nobody; of all customers, the sum. */
async function versionOf(db: Db, whose: Whose): Promise<number> {
  if (whose === null) {
    const sum = db
      .selectFrom('customer')
      .select((where) => where.fn.sum<number | string>('version').as('all'))
    return Number((await sum.executeTakeFirst())?.all ?? 0)
  }
  const row = await db.selectFrom('customer').select('version').where('id', '=', whose).executeTakeFirst()
  return row?.version ?? 0
}

async function readEntries(db: Db, whose: Whose, kind: ObjectKind): Promise<readonly SelectionEntry[]> {
  if (whose === null && kind === 'aggregation') return readWholes(db)
  let query = db
    .selectFrom('customer_link') // primary key
    .select(['sort_key', 'selection_json'])
    .where('kind', '=', kind)
    .where('selection_json', 'is not', null)
  if (whose !== null) query = query.where('customer_id', '=', whose)
  const rows = await query.execute()
  rows.sort((a, b) => (a.sort_key < b.sort_key ? -1 : 1))
  return JSON.parse(`[${rows.map((row) => row.selection_json).join(',')}]`)
}

async function readWholes(db: Db): Promise<readonly SelectionEntry[]> {
  const rows = await db
    .selectFrom('shared_object') // primary key
    .select('selection_json')
    .where('kind', '=', kindOf.aggregation_selection)
    .where('selection_json', 'is not', null)
    .execute()
  return JSON.parse(`[${rows.map((row) => row.selection_json).join(',')}]`)
}

async function readObjects<Kind extends ObjectKind>(
  db: Db,
  whose: Whose,
  kind: Kind,
  ids: readonly string[],
): Promise<readonly ObjectKinds[Kind][]> {
  const found = new Map<string, ObjectKinds[Kind]>()
  for (let at = 0; at < ids.length; at += idsInOneQuery) {
    const some = ids.slice(at, at + idsInOneQuery)
    for (const row of await rowsOf(db, whose, kind, some)) found.set(row.id, JSON.parse(row.object_json))
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

function rowsOf(db: Db, whose: Whose, kind: ObjectKind, ids: readonly string[]) {
  if (whose === null && kind === 'aggregation') {
    return db
      .selectFrom('shared_object') // primary key
      .select(['id', 'object_json'])
      .where('kind', '=', kind)
      .where('id', 'in', ids)
      .execute()
  }
  const query = db.selectFrom('customer_object').select(['id', 'object_json']).where('kind', '=', kind)
  if (whose === null) return query.where('id', 'in', ids).execute() // customer_object_id
  return query.where('customer_id', '=', whose).where('id', 'in', ids).execute() // primary key
}

async function readCertificates(db: Db): Promise<readonly EnergyAttributeCertificate[]> {
  const rows = await db
    .selectFrom('shared_object') // primary key
    .select('object_json')
    .where('kind', '=', 'eac')
    .orderBy('id')
    .execute()
  return rows.map((row) => JSON.parse(row.object_json))
}
