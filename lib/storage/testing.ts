import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { openStorage, type Storage } from './index.ts'

/** An empty database; with `await using` it is gone at the end of the test. */
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

async function openTemporarySqlite(): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-'))
  return disposable(`file:${join(folder, 'test.db')}`, () => rm(folder, { recursive: true }))
}

async function openTemporaryPostgres(): Promise<TestStorage> {
  const response = await fetch(inject('postgresStarter'))
  const server = await response.text()
  if (!response.ok) throw new Error(`PostgreSQL did not start: ${server}`)
  const url = new URL(server)
  url.pathname = `/wattgrant_test_${randomBytes(8).toString('hex')}`
  const name = url.pathname.slice(1)
  await administer(server, `create database ${name}`)
  return disposable(url.href, () => administer(server, `drop database ${name} with (force)`))
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

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
