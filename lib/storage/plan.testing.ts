import { StatementSync } from 'node:sqlite'
import { CompiledQuery } from 'kysely'
import { vi } from 'vitest'
import type { Db, Storage } from './index.ts'

/** One of what SQLite does for a statement; those with the same `parent` are done together. */
export interface Step {
  readonly id: number
  readonly parent: number
  readonly detail: string
}

/** SQLite's plan for a statement. Without statistics, which we never ask it to make, it is the same whatever there is. */
export async function stepsOf(db: Db, sql: string): Promise<readonly Step[]> {
  return (await db.executeQuery<Step>(CompiledQuery.raw(`explain query plan ${sql}`))).rows
}

/** Each search of a table, as it names its index and the columns by which that is entered; `key` for a constraint's. */
export function searchesIn(plan: readonly Step[]): readonly string[] {
  return plan.flatMap(({ detail }) =>
    detail.startsWith('SEARCH ')
      ? detail
          .replace(/^SEARCH (\S+) USING (COVERING )?(INDEX sqlite_autoindex_\w+|PRIMARY KEY) /, '$1 key ')
          .replace(/^SEARCH \S+ USING (COVERING )?INDEX /, '')
      : [],
  )
}

/** Steps that read all of a table or an index, or that sort all that a search finds, but for what is looked up by id. */
export function throughAll(plan: readonly Step[]): readonly Step[] {
  return plan.filter(({ parent, detail }) => {
    const together = plan.filter((step) => step.parent === parent)
    const sorted = searchesIn(together).filter((search) => !search.endsWith(' key (id=?)'))
    // each list that is gathered for a page is put in order by itself
    if (/^USE TEMP B-TREE FOR (?!json_group_array)/.test(detail)) return sorted.length > 0
    return detail.startsWith('SCAN ') && !/ VIRTUAL TABLE |^SCAN \(subquery-/.test(detail)
  })
}

/**
 * The steps in words. A PostgreSQL of a few rows would read them all and sort them: it is asked what it would do if it
 * could not.
 */
export async function planOf({ dialect, db, transaction }: Storage, sql: string): Promise<readonly string[]> {
  if (dialect === 'sqlite') return (await stepsOf(db, sql)).map(({ detail }) => detail)
  return transaction(async (tx) => {
    for (const way of ['seqscan', 'bitmapscan', 'sort']) {
      await tx.executeQuery(CompiledQuery.raw(`set local enable_${way} = off`))
    }
    const plan = CompiledQuery.raw(`explain (costs off) ${sql}`)
    const { rows } = await tx.executeQuery<{ 'QUERY PLAN': string }>(plan)
    return rows.map((row) => row['QUERY PLAN'].trim())
  })
}

/** What SQLite is asked for meanwhile, by whomever. */
export async function readsDuring(act: () => Promise<unknown>): Promise<readonly string[]> {
  const reads = vi.spyOn(StatementSync.prototype, 'all')
  try {
    await act()
    return reads.mock.contexts.map((statement) => (statement as StatementSync).sourceSQL)
  } finally {
    reads.mockRestore()
  }
}
