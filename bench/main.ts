import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { approvals } from './approvals.ts'
import { connections } from './connections.ts'
import { connector } from './connector.ts'
import { pinLoad, start } from './contender.ts'
import { decisions } from './decisions.ts'
import { flows } from './flows.ts'
import { forms } from './forms.ts'
import { listings } from './listings.ts'
import { seedLongLists } from './long-lists.ts'
import { pages } from './pages.ts'
import { rates } from './rates.ts'
import { resolve } from './resolve.ts'

const parts = { rates, flows, decisions, forms, pages, resolve, listings, approvals, connections, connector }
const ports = { bare: 4100, ours: 4101 }

const names = Object.keys(parts) as (keyof typeof parts)[]
const asked = process.argv.slice(2)
const unknown = asked.find((name) => !(name in parts))
if (unknown !== undefined) {
  process.stderr.write(`No part '${unknown}': there are ${names.join(', ')}\n`)
  process.exit(1)
}

const folder = await mkdtemp(join(tmpdir(), 'wattgrant-bench-'))
try {
  const databaseUrl = `file:${join(folder, 'bench.db')}`
  await seedLongLists(databaseUrl, folder)
  await using bare = await start('bench/bare-engine.ts', { port: ports.bare })
  await using ours = await start('server/main.ts', { port: ports.ours, env: { DATABASE_URL: databaseUrl } })
  for (const name of names.filter((part) => asked.length === 0 || asked.includes(part))) {
    pinLoad()
    await parts[name]({ bare: bare.url, ours: ours.url })
    process.stdout.write('\n')
  }
} finally {
  await rm(folder, { recursive: true })
}
