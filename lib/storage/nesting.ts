import type { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from './index.ts'

/** The transaction that code runs in. */
export interface Inside {
  readonly tx: Tx
  /** Tables. */
  readonly written: Set<string>
}

/** One inside another would wait for itself for ever on SQLite, and not be part of it on PostgreSQL. */
export function refuseNesting(inside: AsyncLocalStorage<Inside>): void {
  if (inside.getStore()) throw new Error('a transaction was begun inside a transaction: pass its tx on')
}
