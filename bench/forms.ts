import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'
import { openForm, ourSite } from './consents.ts'
import { contractCounts, customerWith } from './long-lists.ts'
import { median, percentile } from './measure.ts'
import { print } from './print.ts'

const visits = 60
const warmUpVisits = 10
const targetMs = 60
const targetKb = 60

/** From the request for a form to the last byte of it, for a customer who is signed in, and how much comes. */
export async function forms({ ours }: { ours: string }): Promise<void> {
  const site = await ourSite(ours)
  const agent = new Agent({ keepAlive: true })
  print(['form', 'contracts', 'first ever', 'median', '95 of 100', 'compressed', 'whole'])
  const medians = new Map<number, number>()
  for (const contracts of contractCounts) {
    const { visitor, form } = await openForm(site, customerWith(contracts))
    if (form.status !== 200) throw new Error(`${form.url} answered ${form.status}`)
    const visit = () => load(form.url, visitor.cookie, agent)
    const { bytes } = await visit()
    for (let count = 0; count < warmUpVisits; count++) await visit()
    const times: number[] = []
    for (let count = 0; count < visits; count++) times.push((await visit()).ms)
    medians.set(contracts, median(times))
    print([
      '',
      String(contracts),
      `${form.ms.toFixed(1)} ms`,
      `${median(times).toFixed(1)} ms`,
      `${percentile(times, 0.95).toFixed(1)} ms`,
      `${(bytes / 1000).toFixed(1)} kB`,
      `${(Buffer.byteLength(form.html) / 1000).toFixed(1)} kB`,
    ])
  }
  agent.destroy()
  print(['', 'target', '', `≤ ${targetMs} ms`, '', `≤ ${targetKb} kB`])
  for (const [at, contracts] of contractCounts.entries()) {
    const fewer = contractCounts[at - 1]
    if (fewer === undefined) continue
    const grown = (medians.get(contracts) ?? 0) / (medians.get(fewer) ?? 0)
    print(['', `${fewer} → ${contracts}`, '', `× ${grown.toFixed(2)}`, '', `linear: × ${contracts / fewer}`])
  }
}

/** `bytes` as they come over the wire, compressed. */
function load(url: string, cookie: string, agent: Agent): Promise<{ ms: number; bytes: number }> {
  const begin = performance.now()
  return new Promise((resolve, reject) => {
    const headers = { cookie, accept: 'text/html', 'accept-language': 'en', 'accept-encoding': 'gzip' }
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200 || response.headers['content-encoding'] !== 'gzip') {
        text(response).then(() => reject(new Error(`${url} answered ${response.statusCode}`)), reject)
        return
      }
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => resolve({ ms: performance.now() - begin, bytes }))
    }).on('error', reject)
  })
}
