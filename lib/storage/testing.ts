import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { administer, databaseOf } from './administer.testing.ts'
import { openStorage, type Storage } from './index.ts'

/** A database without rows, its tables copied from one that the run has migrated; with `await using` it is gone at the end of the test. */
export interface TestStorage extends Storage, AsyncDisposable {
  /** For a second process, or to open it again after `close`. */
  readonly url: string
}

/**
 * Both databases, for `describe.each(storages)('… on $name', ({ open }) => { … await using storage = await open() … })`.
 */
export const storages: readonly { readonly name: string; open(): Promise<TestStorage> }[] = [
  { name: 'SQLite', open: openTemporarySqlite },
  { name: 'PostgreSQL', open: openTemporaryPostgres },
]

export async function openTemporarySqlite(): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-'))
  const file = join(folder, 'test.db')
  await copyFile(inject('migratedSqlite'), file)
  return disposable(`file:${file}`, () => rm(folder, { recursive: true }))
}

async function openTemporaryPostgres(): Promise<TestStorage> {
  const response = await fetch(inject('postgresStarter'))
  const server = await response.text()
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${server}`)
  const name = `wattgrant_test_${randomBytes(8).toString('hex')}`
  await administer(server, `create database ${name} template ${inject('migratedPostgres')}`)
  return disposable(databaseOf(server, name), () => administer(server, `drop database ${name} with (force)`))
}

async function disposable(url: string, remove: () => Promise<void>): Promise<TestStorage> {
  const storage = await openStorage(url)
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
