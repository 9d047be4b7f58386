import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect } from 'kysely'
import type { Migration } from 'kysely/migration'
import pg from 'pg'
import type { Storage } from './index.ts'
import { migrate } from './migrate.ts'
import { migrations as ours } from './migrations/index.ts'
import { type Inside, refuseNesting } from './nesting.ts'
import { PlanKeepingClient } from './plan-keeping-client.ts'
import { createRevisions, noteWrites } from './revisions.ts'
import type { Tables } from './tables/index.ts'

const mostConnections = 20
/** `serialization_failure` and `deadlock_detected`: the other one won, and this one may try again. */
const clashes = new Set<unknown>(['40001', '40P01'])
const mostAttempts = 3

/** A transaction on a connection each: PostgreSQL groups their flushes by itself. */
export async function openPostgres(
  databaseUrl: string,
  migrations: Record<string, Migration> = ours,
): Promise<Storage> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: mostConnections,
    types,
    Client: PlanKeepingClient,
  })
  pool.on('error', () => {}) // an idle connection was lost; the pool makes another one
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await migrate(db, migrations)
  } catch (error) {
    await db.destroy()
    throw error
  }
  const inside = new AsyncLocalStorage<Inside>()
  const revisions = createRevisions()
  const noted = db.withPlugin(noteWrites(() => inside.getStore()?.written))
  const running = new Set<Promise<unknown>>()
  return {
    dialect: 'postgres',
    db,
    transaction: async (act) => {
      refuseNesting(inside)
      const ending = repeatAfterClash(async () => {
        const written = new Set<string>()
        const value = await noted.transaction().execute((tx) => inside.run({ tx, written }, () => act(tx)))
        revisions.commit(written)
        return value
      })
      running.add(ending)
      return ending.finally(() => running.delete(ending))
    },
    current: () => inside.getStore()?.tx,
    revisionOf: revisions.of,
    close: async () => {
      await Promise.allSettled(running)
      await db.destroy()
    },
  }
}

async function repeatAfterClash<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act()
    } catch (error) {
      if (attempt === mostAttempts || !clashes.has((error as { code?: unknown } | null)?.code)) throw error
    }
  }
}

const bigint = 20

/** Counts and `bigint` columns come as numbers, as they do on SQLite. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === bigint ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}
