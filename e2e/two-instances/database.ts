import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startPostgres } from '#lib/storage/testing-setup.ts'

// Tells whoever started it the address of an empty database on a PostgreSQL, and is gone when they are.

const server = await startPostgres()
const name = `wattgrant_two_${randomBytes(8).toString('hex')}`
await administer(`create database ${name}`)
let isEnding = false
for (const event of ['disconnect', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(event, end)
const url = new URL(server.url)
url.pathname = `/${name}`
process.send?.(url.href)

async function end() {
  if (isEnding) return
  isEnding = true
  await administer(`drop database if exists ${name} with (force)`)
  await server.stop()
  process.exit(0)
}

async function administer(statement: string) {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
