import type { AsyncLocalStorage } from 'node:async_hooks'

/** One inside another would wait for itself for ever on SQLite, and not be part of it on PostgreSQL. */
export function refuseNesting(inside: AsyncLocalStorage<unknown>): void {
  if (inside.getStore()) throw new Error('a transaction was begun inside a transaction: pass its tx on')
}
