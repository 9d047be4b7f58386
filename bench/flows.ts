import { bareSite, ourSite, type Site, wholeFlow } from './consents.ts'
import { median } from './measure.ts'
import { print } from './print.ts'

const concurrencies = [1, 10]
const rounds = 3
const roundS = 4
const warmUpS = 3

/**
 * Whole consents in a second, without a browser: pushed request, sign-in, approval, code, token. At the bare
 * engine on the pages it has for trying it out, where any password does; ours derives a key from it, as it has to.
 */
export async function flows(urls: { bare: string; ours: string }): Promise<void> {
  const sites = { bare: bareSite(urls.bare), ours: await ourSite(urls.ours) }
  print(['whole flows', 'at a time', 'bare engine', 'ours', 'ratio', 'load core busy'])
  for (const concurrency of concurrencies) await compare(sites, concurrency)
}

async function compare(sites: { bare: Site; ours: Site }, concurrency: number) {
  const found = { bare: [] as number[], ours: [] as number[] }
  let busy = 0
  for (const who of ['bare', 'ours'] as const) await flowsPerSecond(sites[who], concurrency, warmUpS)
  for (let round = 0; round < rounds; round++) {
    for (const who of ['bare', 'ours'] as const) {
      const before = process.cpuUsage()
      found[who].push(await flowsPerSecond(sites[who], concurrency, roundS))
      const { user, system } = process.cpuUsage(before)
      busy = Math.max(busy, (user + system) / 1e6 / roundS)
    }
  }
  const [bare, ours] = [median(found.bare), median(found.ours)]
  print([
    '',
    String(concurrency),
    `${bare.toFixed(1)}/s`,
    `${ours.toFixed(1)}/s`,
    (ours / bare).toFixed(2),
    `≤ ${Math.round(busy * 100)} %`,
  ])
}

async function flowsPerSecond(site: Site, concurrency: number, seconds: number): Promise<number> {
  const begin = performance.now()
  const end = begin + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < end) {
        await wholeFlow(site)
        done++
      }
    }),
  )
  return done / ((performance.now() - begin) / 1000)
}
