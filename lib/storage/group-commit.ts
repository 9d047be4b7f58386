import { AsyncLocalStorage } from 'node:async_hooks'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Storage, Tx } from './index.ts'
import { type Inside, refuseNesting } from './nesting.ts'
import { createRevisions, noteWrites } from './revisions.ts'
import type { Tables } from './tables/index.ts'

/** After so many the flush comes, even if more are waiting. */
const largestGroup = 256

interface Waiting {
  /** Runs in the caller's asynchronous context; never rejects. */
  readonly run: (inside: Inside) => Promise<Settled>
  readonly settle: (settled: Settled) => void
}

type Settled = { readonly value: unknown } | { readonly error: unknown }

/**
 * Transactions that wait together run one after the other in one `BEGIN … COMMIT`, each behind a savepoint of
 * its own: a failing one takes back only itself, and all learn how they ended after the one flush, which
 * blocks the event loop and is what a write costs.
 */
export function groupCommit(
  writer: Kysely<Tables>,
  database: DatabaseSync,
): Pick<Storage, 'transaction' | 'current' | 'revisionOf'> & { idle(): Promise<void> } {
  const inside = new AsyncLocalStorage<Inside>()
  const revisions = createRevisions()
  const noted = writer.withPlugin(noteWrites(() => inside.getStore()?.written))
  const waiting: Waiting[] = []
  const savepoint = {
    set: database.prepare('savepoint act'),
    release: database.prepare('release act'),
    rollBack: database.prepare('rollback to act'),
  }
  let working: Promise<void> | undefined

  function transaction<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
    refuseNesting(inside)
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const inContext = AsyncLocalStorage.snapshot()
    waiting.push({
      run: (store) =>
        inContext(() => inside.run(store, async () => act(store.tx))).then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        ),
      settle: (settled) => ('error' in settled ? reject(settled.error) : resolve(settled.value as T)),
    })
    working ??= work()
    return promise
  }

  async function work() {
    while (waiting.length > 0) {
      await gather()
      await commitGroup()
    }
    working = undefined
  }

  /** As long as each turn of the event loop brings others, they come along. */
  async function gather() {
    for (let seen = 0; seen < waiting.length && waiting.length < largestGroup; ) {
      seen = waiting.length
      await setImmediate()
    }
  }

  async function commitGroup() {
    const ended: { waiting: Waiting; settled: Settled }[] = []
    const written = new Set<string>()
    let failure: Settled | undefined
    try {
      await noted.transaction().execute(async (tx) => {
        while (ended.length < largestGroup) {
          const next = waiting.shift()
          if (!next) break
          ended.push({ waiting: next, settled: await runBehindSavepoint({ tx, written }, next) })
        }
      })
      revisions.commit(written)
    } catch (error) {
      failure = { error }
      for (const { settle } of waiting.splice(0)) settle(failure)
    }
    for (const { waiting, settled } of ended)
      waiting.settle('error' in settled ? settled : (failure ?? settled))
  }

  async function runBehindSavepoint(inside: Inside, { run, settle }: Waiting): Promise<Settled> {
    try {
      savepoint.set.run()
      const settled = await run(inside)
      if ('error' in settled) savepoint.rollBack.run()
      savepoint.release.run()
      return settled
    } catch (error) {
      settle({ error })
      throw error
    }
  }

  return {
    transaction,
    current: () => inside.getStore()?.tx,
    revisionOf: revisions.of,
    idle: async () => {
      while (working) await working
    },
  }
}
