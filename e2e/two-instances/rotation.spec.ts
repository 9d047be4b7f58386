import { spawnSync } from 'node:child_process'
import { expect } from '@playwright/test'
import { PlainBrowser, type Visited } from '../program/browser.ts'
import { callback, type ProgramClient, pushRequest, redeem, refresh, register } from '../program/client.ts'
import { type Cluster, firstSecret, test } from './cluster.ts'
import type { Instance } from './instance.ts'
import { usageOf } from './journey.ts'
import { travel } from './travellers.ts'

const nextSecret = 'the secret that takes its place, long enough'
const longestMs = 600_000

/** As `docs/operations.md` has the steps. */
const learns = { WATTGRANT_SECRET: firstSecret, WATTGRANT_OTHER_SECRET: nextSecret }
const makes = { WATTGRANT_SECRET: nextSecret, WATTGRANT_OTHER_SECRET: firstSecret }
const forgets = { WATTGRANT_SECRET: nextSecret, WATTGRANT_OTHER_SECRET: '' }

test('LY-086, LY-087, OP-54 a secret is replaced, one instance at a time, while people are on their way: nobody is lost', async ({
  cluster,
}) => {
  test.setTimeout(longestMs)
  const [one, other] = cluster.instances
  const program = await register(cluster.url, 'cds_usage')
  const early = await signInPage(program)
  const earlyForm = await formOf(await signInPage(program))
  const late = await formOf(await signInPage(program))
  const before = await finish(program, await formOf(await signInPage(program)))

  let rotating = true
  const travelling = travel(program, () => rotating)
  try {
    for (const instance of cluster.instances) await instance.again('SIGTERM', learns)
    await one.again('SIGTERM', makes)
    await crossing(program, { from: one, to: other })
    await crossing(program, { from: other, to: one })
    await other.again('SIGTERM', makes)
    expect((await finish(program, await formOf(early))).access_token, 'a sign-in page').toBeTruthy()
    expect((await finish(program, earlyForm)).access_token, 'a form').toBeTruthy()
    expect(reseal(cluster)).toMatch(/^[1-9]\d* values were sealed anew/)
    expect(reseal(cluster)).toMatch(/^0 values were sealed anew/)
  } finally {
    rotating = false
  }
  const { journeys, failures, lost } = await travelling
  process.stdout.write(
    `${journeys} journeys while a secret was replaced, ${failures.length} lost; ${lost} answers got lost\n`,
  )
  expect(failures).toEqual([])

  for (const instance of cluster.instances) await instance.again('SIGTERM', forgets)
  expect((await refresh(program, String(before.refresh_token))).access_token).toBeTruthy()
  expect((await finish(program, await formOf(await signInPage(program)))).access_token).toBeTruthy()
  const forgotten = await late.browser.press(late.page, 'Approve')
  expect(forgotten.document.querySelector('input[type=password]'), 'a day too long').not.toBeNull()
})

interface Waiting {
  readonly browser: PlainBrowser
  readonly page: Visited
  readonly request: { verifier: string; state: string }
}

async function signInPage(program: ProgramClient, instance?: Instance): Promise<Waiting> {
  const request = await pushRequest(program, usageOf('home@example.com'))
  const browser = new PlainBrowser(callback)
  if (instance) browser.sendTo(instance.url)
  return { browser, page: await browser.get(request.url), request }
}

async function formOf({ browser, page, request }: Waiting): Promise<Waiting> {
  return { browser, page: await browser.press(page, 'Sign in', { password: 'sandbox' }), request }
}

async function finish(program: ProgramClient, { browser, page, request }: Waiting) {
  return redeem(program, (await browser.press(page, 'Approve')).url, request)
}

/** What one gave to the browser, the other one takes: sign-in page, session, form, and the way back to the client. */
async function crossing(program: ProgramClient, { from, to }: { from: Instance; to: Instance }) {
  const signIn = await signInPage(program, from)
  signIn.browser.sendTo(to.url)
  const form = await formOf(signIn)
  form.browser.sendTo(from.url)
  const again = await form.browser.get(form.page.url)
  form.browser.sendTo(to.url)
  expect((await finish(program, { ...form, page: again })).access_token).toBeTruthy()
}

/** What `npm run reseal` says. */
function reseal({ databaseUrl }: Cluster): string {
  const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'reseal'], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl, ...makes },
  })
  return stdout + stderr
}
