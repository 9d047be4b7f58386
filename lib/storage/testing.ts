import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Migration } from 'kysely/migration'
import { inject } from 'vitest'
import { administer, databaseOf } from './administer.testing.ts'
import type { Storage } from './index.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

type Migrations = Record<string, Migration>

/** A database without rows, its tables copied from one that the run has migrated; with `await using` it is gone at the end of the test. */
export interface TestStorage extends Storage, AsyncDisposable {
  /** For a second process, or to open it again after `close`. */
  readonly url: string
}

/**
 * Both databases, for `describe.each(storages)('… on $name', ({ open }) => { … await using storage = await open() … })`.
 */
export const storages: readonly {
  readonly name: string
  /** @param migrations for tables as they were at an earlier time */
  open(migrations?: Migrations): Promise<TestStorage>
}[] = [
  { name: 'SQLite', open: openTemporarySqlite },
  { name: 'PostgreSQL', open: openTemporaryPostgres },
]

export async function openTemporarySqlite(migrations?: Migrations): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-'))
  const file = join(folder, 'test.db')
  const url = `file:${file}`
  if (!migrations) await copyFile(inject('migratedSqlite'), file)
  return disposable(url, await openSqlite(url, migrations), () => rm(folder, { recursive: true }))
}

async function openTemporaryPostgres(migrations?: Migrations): Promise<TestStorage> {
  const response = await fetch(inject('postgresStarter'))
  const server = await response.text()
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${server}`)
  const name = `wattgrant_test_${randomBytes(8).toString('hex')}`
  const template = migrations ? 'template1' : inject('migratedPostgres')
  await administer(server, `create database ${name} template ${template}`)
  const url = databaseOf(server, name)
  return disposable(url, await openPostgres(url, migrations), () =>
    administer(server, `drop database ${name} with (force)`),
  )
}

/** @param remove what is left of it after the test */
export function disposable(url: string, storage: Storage, remove: () => Promise<void>): TestStorage {
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= storage.close()
    return closed
  }
  return {
    ...storage,
    url,
    close,
    [Symbol.asyncDispose]: async () => {
      await close()
      await remove()
    },
  }
}
