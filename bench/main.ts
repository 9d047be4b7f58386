import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientsOfBareEngine, registerAtOurs } from './clients.ts'
import { pinLoad, start } from './contender.ts'
import { type Measured, measured } from './endpoints.ts'
import { type Load, median, requestsPerSecond } from './measure.ts'

const connectionCounts = [10, 50]
/** The two take turns, so that whatever else the machine does meets both. */
const rounds = 5
const roundS = 3
const warmUpS = 3
const ports = { bare: 4100, ours: 4101 }

const folder = await mkdtemp(join(tmpdir(), 'wattgrant-bench-'))
try {
  await using bare = await start('bench/bare-engine.ts', { port: ports.bare })
  await using ours = await start('server/main.ts', {
    port: ports.ours,
    env: { DATABASE_URL: `file:${join(folder, 'bench.db')}` },
  })
  pinLoad()
  const [bareClients, ourClients] = [clientsOfBareEngine(bare.url), await registerAtOurs(ours.url)]
  print(['', 'connections', 'bare engine', 'ours', 'ratio', 'target at 50'])
  for (const endpoint of measured) {
    const loads = {
      bare: await endpoint.load(bare.url, bareClients),
      ours: await endpoint.load(ours.url, ourClients),
    }
    for (const connections of connectionCounts) await compare(endpoint, loads, connections)
  }
} finally {
  await rm(folder, { recursive: true })
}

async function compare({ name, target }: Measured, loads: { bare: Load; ours: Load }, connections: number) {
  const rates = { bare: [] as number[], ours: [] as number[] }
  for (const who of ['bare', 'ours'] as const) await requestsPerSecond(loads[who], connections, warmUpS)
  for (let round = 0; round < rounds; round++) {
    for (const who of ['bare', 'ours'] as const) {
      rates[who].push(await requestsPerSecond(loads[who], connections, roundS))
    }
  }
  const [bare, ours] = [median(rates.bare), median(rates.ours)]
  print([
    name,
    String(connections),
    `${bare.toFixed(0)}/s`,
    `${ours.toFixed(0)}/s`,
    (ours / bare).toFixed(2),
    connections === 50 ? String(target) : '',
  ])
}

function print([first = '', ...cells]: readonly string[]): void {
  process.stdout.write(`${first.padEnd(30)}${cells.map((cell) => cell.padStart(13)).join('')}\n`)
}
