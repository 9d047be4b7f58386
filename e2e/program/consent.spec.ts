import { expect, test } from '@playwright/test'
import { withFewCustomers } from '../few-customers.ts'
import { profiles } from '../profiles.ts'
import { buttonsOf, PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, redeem, refresh, register } from './client.ts'
import { OwnServer } from './server.ts'

const utility = profiles[0]?.url ?? ''
const usage = {
  scope: 'cds_usage',
  authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
  login_hint: 'home@example.com',
  ui_locales: 'en',
}

test('AU-001, PR-008, AU-031, AU-033, AU-036, GR-003, SE-016, SE-030 a consent by posting the forms that the pages hold', async () => {
  const program = await register(utility, 'cds_usage')
  const request = await pushRequest(program, usage)
  const browser = new PlainBrowser(callback)
  const form = await signIn(browser, request.url)
  const back = await browser.press(form, 'Approve')
  expect(back.url.startsWith(callback)).toBe(true)

  const { grants } = (await getJson(
    `${program.metadata.cds_grants_api}?states=${request.state}`,
    program.adminToken,
  )) as {
    grants: { status: string; receipt_confirmations: string[] }[]
  }
  expect(grants).toMatchObject([{ status: 'active', receipt_confirmations: [expect.any(String)] }])

  const token = await redeem(program, back.url, request)
  await expectUsage(program, token.access_token)
  const refreshed = await refresh(program, String(token.refresh_token))
  await expectUsage(program, refreshed.access_token)
})

test('AU-030 a refusal says access_denied and leaves no grant', async () => {
  const program = await register(utility, 'cds_usage')
  const request = await pushRequest(program, usage)
  const browser = new PlainBrowser(callback)
  const back = await browser.press(await signIn(browser, request.url), 'Decline')
  expect(Object.fromEntries(new URL(back.url).searchParams)).toMatchObject({
    error: 'access_denied',
    state: request.state,
  })
  const listing = await getJson(
    `${program.metadata.cds_grants_api}?states=${request.state}`,
    program.adminToken,
  )
  expect(listing.grants).toEqual([])
})

test('LY-087 a second press and a late tab make no second grant and no dead end', async () => {
  const program = await register(utility, 'cds_usage')
  const request = await pushRequest(program, usage)
  const browser = new PlainBrowser(callback)
  const form = await signIn(browser, request.url)
  const ends = await Promise.all([1, 2, 3].map(() => browser.press(form, 'Approve')))
  for (const end of [
    ...ends,
    await browser.press(form, 'Approve'),
    await browser.press(form, 'Decline'),
    await browser.get(form.url),
  ]) {
    expect(end.status, end.url).toBeLessThan(400)
  }
  const { grants } = (await getJson(
    `${program.metadata.cds_grants_api}?states=${request.state}`,
    program.adminToken,
  )) as {
    grants: unknown[]
  }
  expect(grants).toHaveLength(1)
})

test('LY-087, OP-54 the other decision from a late tab is told what stands, with a way on', async () => {
  const program = await register(utility, 'cds_usage')
  for (const [first, late, stands] of [
    ['Approve', 'Decline', 'You have already approved this request'],
    ['Decline', 'Approve', 'This request was declined'],
  ] as const) {
    const browser = new PlainBrowser(callback)
    const form = await signIn(browser, (await pushRequest(program, usage)).url)
    await browser.press(form, first)
    const told = await browser.press(form, late)
    expect(told.document.querySelector('main h1')?.text).toBe(stands)
    expect(told.document.querySelectorAll('main a')).not.toEqual([])
  }
})

test('a stranger who got the link of a form that another browser opened does not see it', async () => {
  const program = await register(utility, 'cds_usage')
  const request = await pushRequest(program, usage)
  const form = await signIn(new PlainBrowser(callback), request.url)
  const stranger = await new PlainBrowser(callback).get(form.url)
  expect(buttonsOf(stranger)).not.toContain('Approve')
})

test.describe('a server that is killed and started again', () => {
  test('LY-087 the open form still submits, and the code is still good', async () => {
    const server = await OwnServer.start(3990, await withFewCustomers())
    try {
      const program = await register(server.url, 'cds_usage')
      const request = await pushRequest(program, usage)
      const browser = new PlainBrowser(callback)
      const form = await signIn(browser, request.url)
      await server.kill()
      await server.start()
      const back = await browser.press(form, 'Approve')
      await server.kill()
      await server.start()
      const token = await redeem(program, back.url, request)
      await expectUsage(program, token.access_token)
    } finally {
      await server.kill()
    }
  })
})

async function signIn(browser: PlainBrowser, url: string): Promise<Visited> {
  const page = await browser.get(url)
  const username = page.document.querySelector('input[autocomplete=username]')
  expect(username?.getAttribute('value'), 'the username is filled in').toBe('home@example.com')
  const password = page.document.querySelector('input[type=password]')?.getAttribute('name') ?? 'password'
  return browser.press(page, 'Sign in', { [password]: 'sandbox' })
}

async function expectUsage(program: ProgramClient, token: string) {
  const answer = (await getJson(String(program.metadata.cds_usagesegments_api), token)) as {
    usage_segments: unknown[]
  }
  expect(answer.usage_segments.length).toBeGreaterThan(0)
}
