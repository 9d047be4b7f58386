import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UtilitySystems } from '../e2e/program/utility-systems.ts'
import { openForm, ourSite, redeem, type Site } from './consents.ts'
import { start } from './contender.ts'
import { home } from './long-lists.ts'
import { median, percentile } from './measure.ts'
import { print } from './print.ts'

const rounds = 100
const warmUpRounds = 10
const port = 4102

/** What each round does, in this order. */
const steps = ['form open', 'form decide', 'data read'] as const
type Times = Record<(typeof steps)[number], number>

/**
 * What the utility's own systems, asked over HTTP on this machine, add to the customers that come with Wattgrant: the
 * two take turns, round by round, with the same customer.
 */
export async function connector({ ours }: { ours: string }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'wattgrant-connector-'))
  const systems = await UtilitySystems.start([home])
  try {
    const env = { ...systems.variables, DATABASE_URL: `file:${join(folder, 'connected.db')}` }
    await using connected = await start('server/main.ts', { port, env })
    const [embedded, overHttp] = [await ourSite(ours), await ourSite(connected.url)]
    const times: { readonly embedded: Times; readonly overHttp: Times }[] = []
    for (let count = -warmUpRounds; count < rounds; count++) {
      const both = { embedded: await round(embedded), overHttp: await round(overHttp) }
      if (count >= 0) times.push(both)
    }
    print(['', 'embedded', 'over HTTP', 'added', 'ratio', '95 of 100'])
    for (const step of steps) {
      const own = median(times.map((one) => one.embedded[step]))
      const theirs = times.map((one) => one.overHttp[step])
      print([
        step,
        `${own.toFixed(1)} ms`,
        `${median(theirs).toFixed(1)} ms`,
        `${(median(theirs) - own).toFixed(1)} ms`,
        `× ${(median(theirs) / own).toFixed(2)}`,
        `${percentile(theirs, 0.95).toFixed(1)} ms`,
      ])
    }
  } finally {
    await systems.stop()
    await rm(folder, { recursive: true })
  }
}

async function round(site: Site): Promise<Times> {
  const { visitor, form } = await openForm(site, home)
  const { ms: formOpen } = await visitor.get(form.url)
  const begin = performance.now()
  const { url } = await site.approve(visitor, form)
  const formDecide = performance.now() - begin
  const token = await redeem(site, url)
  return { 'form open': formOpen, 'form decide': formDecide, 'data read': await readUsage(site, token) }
}

async function readUsage({ url }: Site, token: string): Promise<number> {
  const begin = performance.now()
  const answer = await fetch(`${url}/cds/customer-data/usage-segments`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const read = await answer.text()
  const ms = performance.now() - begin
  if (!answer.ok || !read.includes('"usage_segments"')) throw new Error(`${answer.status}: ${read}`)
  return ms
}
