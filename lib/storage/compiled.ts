import { type Compilable, CompiledQuery } from 'kysely'
import type { Db } from './index.ts'
import { DirectAdapter } from './sqlite-dialect.ts'

/** What a text begins with whose plan PostgreSQL keeps, on each connection. */
export const planned = '/* planned once */ '

/**
 * A query that is asked at every request: put together once for each database and planned once on each connection, then
 * only run. It names its columns: a kept plan does not outlive another column of `*`.
 *
 * @param build its parameters have to come in the order of `values`, each as often as it stands in the query
 */
export function compiledOnce<Values extends readonly unknown[], Row>(
  build: (db: Db, ...values: Values) => Compilable<Row>,
): (db: Db, ...values: Values) => Promise<Row[]> {
  const texts = new WeakMap<object, string>()

  function compile(db: Db, adapter: object, values: Values): string {
    const { sql, parameters } = build(db, ...values).compile()
    if (parameters.length !== values.length || parameters.some((parameter, at) => parameter !== values[at])) {
      throw new Error(`the parameters are not in the order of: ${sql}`)
    }
    if (/(select|returning|\.) ?\*/.test(sql)) throw new Error(`the columns are not named: ${sql}`)
    const text = adapter instanceof DirectAdapter ? sql : `${planned}${sql}`
    texts.set(adapter, text)
    return text
  }

  return async (db, ...values) => {
    const { adapter } = db.getExecutor()
    const text = texts.get(adapter) ?? compile(db, adapter, values)
    if (adapter instanceof DirectAdapter) return (await adapter.run(text, values)) as Row[]
    return (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
  }
}
