import { CompiledQuery } from 'kysely'
import type { Storage } from './index.ts'

/** A statement as the database gets it. */
export interface Statement {
  readonly sql: string
  readonly parameters?: readonly unknown[]
}

/**
 * The database's own plan for a statement, a step each. SQLite plans alike whatever there is; a PostgreSQL of a few rows
 * would read them all, and is asked which index it has.
 */
export async function planOf(
  { dialect, db, transaction }: Storage,
  { sql, parameters = [] }: Statement,
): Promise<readonly string[]> {
  if (dialect === 'sqlite') {
    const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`))
    return rows.map(({ detail }) => detail)
  }
  return transaction(async (tx) => {
    for (const way of ['seqscan', 'bitmapscan', 'sort']) {
      await tx.executeQuery(CompiledQuery.raw(`set local enable_${way} = off`))
    }
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain (costs off) ${sql}`, [...parameters]),
    )
    return rows.map((row) => row['QUERY PLAN'].trim())
  })
}
