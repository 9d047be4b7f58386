import { openForm, ourSite } from './consents.ts'
import { home } from './long-lists.ts'
import { median, percentile } from './measure.ts'
import { print } from './print.ts'

const approvals = 300
/** As many as the dashboard's (docs/decisions/097). */
const warmUpApprovals = 150
const targetMs = 50

/** From pressing Approve to the redirect that leads back to the client, one customer at a time. */
export async function decisions({ ours }: { ours: string }): Promise<void> {
  const site = await ourSite(ours)
  const times: number[] = []
  for (let count = -warmUpApprovals; count < approvals; count++) {
    const { visitor, form } = await openForm(site, home)
    const begin = performance.now()
    const { url } = await site.approve(visitor, form)
    if (count >= 0) times.push(performance.now() - begin)
    if (!new URL(url).searchParams.has('code')) throw new Error(`no code came back: ${url}`)
  }
  print(['approve to redirect', 'median', '99 of 100', 'target'])
  print([
    '',
    `${median(times).toFixed(1)} ms`,
    `${percentile(times, 0.99).toFixed(1)} ms`,
    `≤ ${targetMs} ms`,
  ])
}
