import { sql } from 'kysely'
import type { Storage } from '#lib/storage/index.ts'
import { placeGrants } from '#lib/storage/migrations/025-periods-of-ten-days.ts'

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

/**
 * A million grants of one registration, in the same way on both storages, and what belongs to them. Indices are made when
 * all are there, and places put in order as a migration does.
 */
export async function fillGrants(storage: Storage): Promise<void> {
  const { db, transaction, dialect } = storage
  await transaction((tx) =>
    tx
      .insertInto('registration')
      .values({ id: registrationId, created_at: createdAt(0) })
      .execute(),
  )
  const indices = await indicesOf(storage)
  await transaction(async (tx) => {
    for (const { name } of indices) await sql`drop index ${sql.ref(name)}`.execute(tx)
  })
  for (let begin = 0; begin < grantCount; begin += atOnce) {
    const rows = Array.from({ length: atOnce }, (_, offset) => grantRow(begin + offset))
    await transaction(async (tx) => {
      await insertAll(tx, 'grant', rows)
      await insertAll(tx, 'receipt', rows.map(receiptRow))
    })
  }
  await transaction(async (tx) => {
    for (const { definition } of indices) await sql.raw(definition).execute(tx)
    await placeGrants(tx)
  })
  if (dialect === 'postgres') await sql`vacuum analyze`.execute(db)
}

/** Of grants and receipts, those that no constraint needs. */
async function indicesOf({ db, dialect }: Storage) {
  const listed =
    dialect === 'postgres'
      ? sql<Index>`select indexname as name, indexdef as definition from pg_indexes
          where tablename in ('grant', 'receipt') and indexname not in (select conname from pg_constraint)`
      : sql<Index>`select name, sql as definition from sqlite_master
          where type = 'index' and tbl_name in ('grant', 'receipt') and sql is not null`
  return (await listed.execute(db)).rows
}

interface Index {
  readonly name: string
  readonly definition: string
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
