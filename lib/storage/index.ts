import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables/index.ts'

export type { Tables } from './tables/index.ts'

/** For reading. Sees what was committed. */
export type Db = Kysely<Tables>
/** Inside a transaction. On SQLite the outer handle would wait for it for ever: use only this one inside. */
export type Tx = Transaction<Tables>

/** An open database, SQLite or PostgreSQL, migrated. */
export interface Storage {
  readonly dialect: 'sqlite' | 'postgres'
  readonly db: Db
  /** All or nothing; durable when the promise resolves. Transactions that wait together share one flush. */
  transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}
