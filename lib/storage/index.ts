import type { Kysely, Transaction } from 'kysely'
import { CodedError } from '#lib/errors/index.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'
import type { Tables } from './tables/index.ts'

export { compiledOnce } from './compiled.ts'
export { isDuplicateKey } from './duplicate-key.ts'
export { gathered, gatheredRows, isListed, listed } from './listed.ts'
export { beyond, type Cursor, cursorAt, readCursor } from './listing-cursor.ts'
export { rewriteColumn } from './rewrite-column.ts'
export { isSqlite } from './sqlite-dialect.ts'
export type { Tables } from './tables/index.ts'
export { unindexed } from './unindexed.ts'

/** For reading. Sees what was committed; on SQLite it refuses to write. */
export type Db = Kysely<Tables>
/** Inside a transaction. On SQLite the outer handle does not see what it wrote: use only this one inside. */
export type Tx = Transaction<Tables>

/** An open database, SQLite or PostgreSQL, migrated. */
export interface Storage {
  readonly dialect: 'sqlite' | 'postgres'
  readonly db: Db
  /**
   * All or nothing; durable when the promise resolves. Transactions that wait together share one flush, so
   * keep network and other waits out of `act`. After a clash with another writer it may be called again.
   * Not to be nested: pass `tx` on.
   */
  transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T>
  /** The transaction of this storage in which the caller runs, where it cannot be handed the `tx`. */
  current(): Tx | undefined
  /**
   * Goes up with each committed change that this process makes to the table: what was read at the same number can
   * only have been changed by another process. Queries of `compiledOnce` do not count.
   */
  revisionOf(table: keyof Tables): number
  /** Waits for what has begun. */
  close(): Promise<void>
}

/**
 * Opens `file:…` (SQLite; its folder is made) or `postgres://…` and brings its tables up to date, or leaves
 * them as they were.
 *
 * @throws CodedError `configuration` for another kind of address
 */
export async function openStorage(databaseUrl: string): Promise<Storage> {
  if (databaseUrl.startsWith('file:')) return openSqlite(databaseUrl)
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl)
  throw new CodedError(
    'configuration',
    "use 'file:' and a path for SQLite, or 'postgres://...' for PostgreSQL",
  )
}
