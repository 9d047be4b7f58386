import { sql } from 'kysely'
import type { Storage } from '#lib/storage/index.ts'

export const registrationId = 'registration'
export const grantCount = 1_000_000
/** Over so many days grants have come in, the last of them today. */
export const days = 3 * 365
export const today = '2026-08-01T00:00:00.000Z'

const dayMs = 86_400_000
const end = Date.parse(today)
const atOnce = 5_000

export const grantId = (index: number) => `grant_${String(index).padStart(22, '0')}`
export const createdAt = (index: number) =>
  new Date(end - ((grantCount - 1 - index) * days * dayMs) / grantCount).toISOString()

/** Of the grants, one in so many has the value; the first one that fits counts. */
const clients = [
  { every: 10_000, value: 'client-rare' },
  { every: 10, value: 'client-other' },
  { every: 1, value: 'client-main' },
]
const statuses = [
  { every: 20_000, value: 'suspended', afterDays: 30 },
  { every: 5_000, value: 'pending', afterDays: 0 },
  { every: 50, value: 'closed', afterDays: 90 },
  { every: 12, value: 'revoked', afterDays: 200 },
  { every: 4, value: 'expired', afterDays: 365 },
  { every: 1, value: 'active', afterDays: 0 },
]
const scopes = [
  { every: 9_000, value: 'cds_usage cds_rare' },
  { every: 3, value: 'cds_usage cds_bill_statements' },
  { every: 1, value: 'cds_usage cds_service_contracts' },
]
/** A parent with so many sub-grants, of those that have one. */
const childrenOfOne = 1_000

/** A million grants of one registration, in the same way on both storages, and what belongs to them. */
export async function fillGrants(storage: Storage): Promise<void> {
  await storage.transaction((tx) =>
    tx
      .insertInto('registration')
      .values({ id: registrationId, created_at: createdAt(0) })
      .execute(),
  )
  const groups = new Map<string, number>()
  for (let begin = 0; begin < grantCount; begin += atOnce) {
    const rows = Array.from({ length: atOnce }, (_, offset) => grantRow(begin + offset))
    const known = groups.size
    const places = rows.flatMap((row) => placesOf(row, groups))
    await storage.transaction(async (tx) => {
      await insertAll(tx, 'grant', rows)
      await insertAll(tx, 'receipt', rows.map(receiptRow))
      await insertAll(tx, 'grant_group', [...groups].slice(known).map(groupRow))
      await insertAll(tx, 'grant_place', places)
    })
  }
  const { db } = storage
  if (storage.dialect === 'postgres') await sql`vacuum analyze`.execute(db)
}

type Row = ReturnType<typeof grantRow>

function grantRow(index: number) {
  // the digits of a fraction that never repeats: common and rare values are spread over all days, and mixed
  const pick = <T extends { every: number }>(of: readonly T[], salt: number): T => {
    const number = Math.floor(((index + 1) * salt * 0.6180339887498949 * 1e6) % 1e6)
    return of.find(({ every }) => number % every === 0) as T
  }
  const { value: status, afterDays } = pick(statuses, 7)
  const scope = pick(scopes, 13).value
  const created = createdAt(index)
  const modified = new Date(Math.min(Date.parse(created) + afterDays * dayMs, end)).toISOString()
  const details = JSON.stringify(
    scope.split(' ').map((type) => ({ type, ongoing_end: 'infinite', historical_start: created })),
  )
  const isShut = !['active', 'pending'].includes(status)
  return {
    id: grantId(index),
    client_id: pick(clients, 3).value,
    registration_id: registrationId,
    customer_id: `customer-${index % 200_000}`,
    status,
    scope,
    authorization_details_json: details,
    enabled_scope: isShut ? '' : scope,
    enabled_authorization_details_json: isShut ? '[]' : details,
    granted_json: details,
    state: index % 1_000 === 0 ? 'state-of-many' : `state-${index}`,
    created_at: created,
    modified_at: modified,
    approved_at: created,
    not_before: null,
    expires_at: new Date(end + (index % 700) * dayMs + dayMs).toISOString(),
    parent_id: index % 100 === 0 && index > 0 ? grantId(Math.floor(index / (childrenOfOne * 100))) : null,
    eta: null,
  }
}

export const receiptNumber = (id: string) => `N-${id.slice(-8)}`

function receiptRow({ id, created_at }: Row) {
  return {
    number: receiptNumber(id),
    address_hash: `hash-${id}`,
    address_sealed: `sealed-${id}`,
    grant_id: id,
    locale: 'en',
    content_json: '{}',
    created_at,
  }
}

function placesOf(row: Row, groups: Map<string, number>) {
  const month = `month ${row.created_at.slice(0, 7)}`
  const day = `day ${row.created_at.slice(0, 10)}`
  return ['', ...row.scope.split(' ')].flatMap((word) =>
    ['', month, day].map((period) => {
      const key = [word, period, row.client_id, row.status].join('|')
      const group = groups.get(key) ?? groups.size + 1
      groups.set(key, group)
      return {
        group_id: group,
        modified_at: row.modified_at,
        grant_id: row.id,
        created_at: row.created_at,
      }
    }),
  )
}

function groupRow([key, id]: readonly [string, number]) {
  const [scope = '', period = '', client = '', status = ''] = key.split('|')
  return {
    id,
    registration_id: registrationId,
    scope,
    period,
    client_id: client,
    status,
  }
}

/** By one statement that takes JSON, which both databases read. */
async function insertAll(
  tx: Parameters<Parameters<Storage['transaction']>[0]>[0],
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const isSqlite = tx.getExecutor().adapter.constructor.name !== 'PostgresAdapter'
  const list = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(
    columns.map((column) => {
      const text = sql`value ->> ${sql.lit(column)}`
      return typeof first[column] === 'number' ? sql`cast(${text} as integer)` : text
    }),
  )
  const from = isSqlite
    ? sql`json_each(${JSON.stringify(rows)})`
    : sql`json_array_elements(${JSON.stringify(rows)}::json)`
  await sql`insert into ${sql.table(table)} (${list}) select ${values} from ${from}`.execute(tx)
}
