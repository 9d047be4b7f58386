import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely'
import { gatherReads, type Run } from './gathered-reads.ts'
import type { Tables } from './tables/index.ts'

/**
 * Kysely over one connection of `node:sqlite`.
 *
 * @param gathering for a connection that only reads: what `compiledOnce` asks is looked up together
 */
export function sqliteDialect(connection: DatabaseSync, { gathering }: { gathering: boolean }): Dialect {
  const database = preparing(connection)
  const run: Run = (text, values) => {
    const statement = database.prepare(text)
    if (statement.reader) return statement.all(values)
    statement.run(values)
    return []
  }
  return {
    createAdapter: () => new DirectAdapter(gathering ? gatherReads(run) : run),
    createDriver: () => new ImmediateDriver({ database }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/** Also a short way to the connection, for what needs nothing else of Kysely. */
export class DirectAdapter extends SqliteAdapter {
  readonly dialect = 'sqlite'
  readonly run: (text: string, values: readonly unknown[]) => unknown[] | Promise<unknown[]>

  constructor(run: DirectAdapter['run']) {
    super()
    this.run = run
  }

  /** SQLite can roll tables back; Kysely's own adapter says that it cannot, and would leave half a migration. */
  override get supportsTransactionalDdl() {
    return true
  }
}

/** For the few queries that the two databases need in different words; the same in both copies of `lib/`. */
export function isSqlite(db: Kysely<Tables>): boolean {
  return (db.getExecutor().adapter as { dialect?: unknown }).dialect === 'sqlite'
}

/** Takes the write lock at the start: a transaction that read first could not get it later. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

const mostStatements = 256

/** The shape that Kysely wants, with so many statements kept prepared. */
function preparing(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = prepared.get(text)
      if (known) return known
      const statement = adapt(database.prepare(text))
      prepared.set(text, statement)
      const first = prepared.keys().next()
      if (prepared.size > mostStatements && !first.done) prepared.delete(first.value)
      return statement
    },
  }
}

function adapt(statement: StatementSync): SqliteStatement {
  const bindable = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bindable(parameters)),
    run: (parameters) => statement.run(...bindable(parameters)),
    iterate: (parameters) => statement.iterate(...bindable(parameters)),
  }
}
