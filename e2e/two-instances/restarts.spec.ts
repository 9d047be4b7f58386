import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { register } from '../program/client.ts'
import { test } from './cluster.ts'
import { journeyIn } from './in-a-browser.ts'
import type { Instance } from './instance.ts'
import type { Tally } from './patience.ts'
import { travel } from './travellers.ts'

const journeys = process.env.SOAK ? 200 : 40
const inBrowsers = process.env.SOAK ? 10 : 2
/** Each instance has been killed and stopped. */
const leastRestarts = 4
const betweenRestartsMs = 1_000
const longestMs = 600_000

test('LY-087, OP-54 two instances that are killed and stopped in turn lose nobody on the way', async ({
  cluster,
  browser,
}) => {
  test.setTimeout(longestMs)
  const program = await register(cluster.url, 'cds_usage')
  const began = Date.now()
  let travelling = true
  const restarts = { SIGKILL: 0, SIGTERM: 0 }
  const restarting = restartInTurn(cluster.instances, restarts, () => travelling)
  const goesOn = (begun: number) => begun < journeys || restarts.SIGKILL + restarts.SIGTERM < leastRestarts
  const shown: Tally = { lost: 0 }
  const showing = async () => {
    for (let number = 0; number < inBrowsers; number++) {
      await using context = await browser.newContext()
      await journeyIn(await context.newPage(), program, shown)
    }
  }
  const [travelled] = await Promise.all([travel(program, goesOn), showing()]).finally(() => {
    travelling = false
  })
  await restarting
  process.stdout.write(
    `${travelled.journeys + inBrowsers} journeys in ${Math.round((Date.now() - began) / 1000)} s, ` +
      `${travelled.failures.length} lost; ${restarts.SIGKILL} times killed, ${restarts.SIGTERM} times stopped; ` +
      `${travelled.lost + shown.lost} answers got lost\n`,
  )
  expect(travelled.failures).toEqual([])
})

/** One is always there. */
async function restartInTurn(
  instances: readonly Instance[],
  counted: { SIGKILL: number; SIGTERM: number },
  goesOn: () => boolean,
): Promise<void> {
  for (let turn = 0; goesOn(); turn++) {
    const signal = turn % 4 < 2 ? 'SIGKILL' : 'SIGTERM'
    await instances[turn % 2]?.again(signal)
    counted[signal] += 1
    await pause(betweenRestartsMs)
  }
}
