import { openForm, ourSite, type Site } from './consents.ts'
import { customerWith } from './long-lists.ts'
import { median, percentile } from './measure.ts'
import { print } from './print.ts'
import type { Visitor } from './visitor.ts'

const grants = 500
const atATime = 5
const asks = 150
/** Node compiles what runs often, and most of it within so many asks of a page: as in a server that serves. */
const warmUpAsks = 150
const targetMs = 30
const onOnePage = 10
const asked: readonly [name: string, search: string, shown: number][] = [
  ['first page', '', onOnePage],
  ['a page in the middle', '?page=25', onOnePage],
  ['search, found', '?name=springs', onOnePage],
  ['search, not found', '?name=nowhere', 0],
]

/** The page of a customer who has approved very often, always the same: the newest one covers all of the others. */
export async function connections({ ours }: { ours: string }): Promise<void> {
  const site = await ourSite(ours)
  const begin = performance.now()
  const { visitor } = await approveOnce(site)
  for (let count = 1; count < grants; count += atATime) {
    await Promise.all(Array.from({ length: Math.min(atATime, grants - count) }, () => approveOnce(site)))
  }
  const tookS = (performance.now() - begin) / 1_000
  print([`${grants} grants in ${tookS.toFixed(0)} s`, 'median', '99 of 100', 'target'])
  for (const [name, search, shown] of asked) {
    await measure({ name, url: `${ours}/connections${search}`, shown }, visitor)
  }
}

async function approveOnce(site: Site): Promise<{ visitor: Visitor }> {
  const { visitor, form } = await openForm(site, customerWith(14))
  await site.approve(visitor, form)
  return { visitor }
}

/** An answer that does not show as many approvals as it has to is fast for nothing. */
async function measure(
  { name, url, shown }: { name: string; url: string; shown: number },
  visitor: Visitor,
): Promise<void> {
  const times: number[] = []
  for (let count = -warmUpAsks; count < asks; count++) {
    const page = await visitor.get(url)
    if (page.status !== 200 || page.url !== url)
      throw new Error(`${url} answered ${page.status} at ${page.url}`)
    const receipts = page.html.match(/<a [^>]*href="[^"]*\/receipts\//g)?.length ?? 0
    if (receipts !== shown) throw new Error(`${url} shows ${receipts} approvals instead of ${shown}`)
    if (count >= 0) times.push(page.ms)
  }
  print([
    name,
    `${median(times).toFixed(1)} ms`,
    `${percentile(times, 0.99).toFixed(1)} ms`,
    `≤ ${targetMs} ms`,
  ])
}
