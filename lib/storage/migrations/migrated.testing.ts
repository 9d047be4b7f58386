import { sql } from 'kysely'
import type { Storage } from '../index.ts'
import { openPostgres } from '../postgres.ts'
import { openSqlite } from '../sqlite.ts'
import { disposable, type TestStorage } from '../testing.ts'
import { migrations } from './index.ts'

/** The tables as they were with the migration of this number. */
export const until = (number: string) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name.slice(0, 3) <= number))

/** The same database with further migrations. */
export async function reopen(old: TestStorage, further: ReturnType<typeof until>): Promise<TestStorage> {
  await old.close()
  const storage = await (old.dialect === 'sqlite' ? openSqlite : openPostgres)(old.url, further)
  return disposable(old.url, storage, async () => {})
}

/** How the database itself tells an index, in lower case and without quotes. */
export async function indexOf({ db, dialect }: Storage, name: string): Promise<string | undefined> {
  const told =
    dialect === 'sqlite'
      ? sql<{ told: string }>`select sql as told from sqlite_schema where name = ${name}`
      : sql<{ told: string }>`select indexdef as told from pg_indexes where indexname = ${name}`
  const { rows } = await told.execute(db)
  return rows[0]?.told.toLowerCase().replaceAll('"', '')
}
