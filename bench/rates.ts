import { clientsOfBareEngine, registerAtOurs } from './clients.ts'
import { type Measured, measured } from './endpoints.ts'
import { type Load, median, requestsPerSecond } from './measure.ts'
import { print } from './print.ts'

const connectionCounts = [10, 50]
/** The two take turns, so that whatever else the machine does meets both. */
const rounds = 5
const roundS = 3
const warmUpS = 3

/** Requests that a client's program sends, in a second. */
export async function rates(urls: { bare: string; ours: string }): Promise<void> {
  const [bareClients, ourClients] = [clientsOfBareEngine(urls.bare), await registerAtOurs(urls.ours)]
  print(['', 'connections', 'bare engine', 'ours', 'ratio', 'target at 50'])
  for (const endpoint of measured) {
    const loads = {
      bare: await endpoint.load(urls.bare, bareClients),
      ours: await endpoint.load(urls.ours, ourClients),
    }
    for (const connections of connectionCounts) await compare(endpoint, loads, connections)
  }
}

async function compare({ name, target }: Measured, loads: { bare: Load; ours: Load }, connections: number) {
  const found = { bare: [] as number[], ours: [] as number[] }
  for (const who of ['bare', 'ours'] as const) await requestsPerSecond(loads[who], connections, warmUpS)
  for (let round = 0; round < rounds; round++) {
    for (const who of ['bare', 'ours'] as const) {
      found[who].push(await requestsPerSecond(loads[who], connections, roundS))
    }
  }
  const [bare, ours] = [median(found.bare), median(found.ours)]
  print([
    name,
    String(connections),
    `${bare.toFixed(0)}/s`,
    `${ours.toFixed(0)}/s`,
    (ours / bare).toFixed(2),
    connections === 50 ? `≥ ${target}` : '',
  ])
}
