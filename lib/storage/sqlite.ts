import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { groupCommit } from './group-commit.ts'
import type { Storage } from './index.ts'
import { migrate } from './migrate.ts'
import { migrations as ours } from './migrations/index.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables/index.ts'

/** How long another process may hold the file before a statement fails. */
const busyTimeoutMs = 10_000
/** Of the file in memory, for each connection: SQLite's own 2 MB do not hold the upper levels of large indices. */
const cacheKib = 32_768

/** Reads on one connection, writes on another: a long transaction keeps no reader waiting. */
export async function openSqlite(
  databaseUrl: string,
  migrations: Record<string, Migration> = ours,
): Promise<Storage> {
  const file = pathOf(databaseUrl)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const writing = connect(file)
  const writer = new Kysely<Tables>({ dialect: sqliteDialect(writing, { gathering: false }) })
  try {
    await migrate(writer, migrations)
  } catch (error) {
    writing.close()
    throw error
  }
  const reading = connect(file)
  reading.exec('PRAGMA query_only = ON')
  const grouped = groupCommit(writer, writing)
  return {
    dialect: 'sqlite',
    db: new Kysely<Tables>({ dialect: sqliteDialect(reading, { gathering: true }) }),
    transaction: grouped.transaction,
    current: grouped.current,
    revisionOf: grouped.revisionOf,
    close: async () => {
      await grouped.idle()
      reading.close()
      writing.close()
    },
  }
}

function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -${cacheKib}`)
  return database
}

function pathOf(databaseUrl: string): string {
  return databaseUrl.startsWith('file://') ? fileURLToPath(databaseUrl) : databaseUrl.slice('file:'.length)
}
