import { sql } from 'kysely'
import type { Storage } from './index.ts'
import type { Tables } from './tables/index.ts'

const batch = 200

/**
 * Goes through a column, in the order of the table's key, and writes what `renewed` makes of each value; one that was
 * changed meanwhile, or of which nothing is made, stays as it is.
 *
 * @returns how many were written
 */
export async function rewriteColumn<Table extends keyof Tables>(
  storage: Storage,
  at: { readonly table: Table; readonly key: ColumnOf<Table>; readonly column: ColumnOf<Table> },
  renewed: (value: string) => Readonly<Record<string, string>> | undefined,
): Promise<number> {
  const table = sql.table(at.table)
  const [key, column] = [sql.ref(at.key), sql.ref(at.column)]
  let written = 0
  for (let after = ''; ; ) {
    const { rows } = await sql<{ key: string; value: string }>`
      select ${key} as "key", ${column} as "value" from ${table}
      where ${key} > ${after} and ${column} is not null order by ${key} limit ${batch}`.execute(storage.db)
    if (rows.length === 0) return written
    written += await storage.transaction(async (tx) => {
      let changed = 0
      for (const row of rows) {
        const columns = Object.entries(renewed(row.value) ?? {})
        if (columns.length === 0) continue
        const sets = sql.join(columns.map(([name, value]) => sql`${sql.ref(name)} = ${value}`))
        const { numAffectedRows } = await sql`
          update ${table} set ${sets} where ${key} = ${row.key} and ${column} = ${row.value}`.execute(tx)
        changed += Number(numAffectedRows ?? 0)
      }
      return changed
    })
    after = rows.at(-1)?.key ?? after
  }
}

type ColumnOf<Table extends keyof Tables> = keyof Tables[Table] & string
