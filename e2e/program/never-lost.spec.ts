import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, openGrant, type ProgramClient, pushRequest, redeem, register } from './client.ts'
import { letRunOut } from './run-out.ts'

const [profile] = profiles
const utility = profile?.url ?? ''
let program: ProgramClient

test.beforeAll(async () => {
  program = await register(utility, 'cds_usage', { client_uri: 'https://acme.example/' })
})

const usage = {
  type: 'cds_usage',
  contract_numbers: ['222222'],
  segment_start: 'P2Y',
  segment_end: 'P0D',
  include_accounts: true,
  allow_scope_modifications: true,
}

async function openForm() {
  const request = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify([usage]),
    login_hint: 'home@example.com',
  })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' })
  return { request, browser, form }
}

const text = ({ document }: Visited) => (document.querySelector('main')?.text ?? '').replace(/\s+/g, ' ')
const signIn = (browser: PlainBrowser, page: Visited, username: string) =>
  browser.press(page, 'Sign in', { username, password: 'sandbox' })

/** The service with this number, by its position in the list. */
function entryOf({ document }: Visited, number: string): string {
  const box = document
    .querySelectorAll('input[name="s1.entry"]')
    .find((input) => input.closest('label')?.text.includes(number))
  return box?.getAttribute('value') ?? ''
}

function isChosen(page: Visited, number: string): boolean {
  const box = page.document
    .querySelectorAll('input[name="s1.entry"]')
    .find((input) => input.closest('label')?.text.includes(number))
  return box?.hasAttribute('checked') ?? false
}

async function grantsOf({ state }: { state: string }): Promise<unknown[]> {
  const listing = await getJson(`${program.metadata.cds_grants_api}?states=${state}`, program.adminToken)
  return listing.grants as unknown[]
}

test('LY-086, OP-54 what was chosen and changed is there again after a reload, and in a second tab', async () => {
  const { request, browser, form } = await openForm()
  const chosen = { 's1.entry': [entryOf(form, '333333')], 's1.for-0': 'P6M', 's1.keep': [] }
  await browser.press(form, 'Apply changes', chosen)
  const again = await browser.get(form.url)
  for (const page of [again, await browser.get(form.url)]) {
    expect([isChosen(page, '333333'), isChosen(page, '222222')]).toEqual([true, false])
    expect(text(page)).toMatch(/Your usage of the past 6 months, since/)
    expect(page.document.querySelector('[value=include_accounts]')?.hasAttribute('checked')).toBe(false)
  }
  const { authorization_details } = await redeem(
    program,
    (await browser.press(again, 'Approve')).url,
    request,
  )
  expect(authorization_details).toMatchObject([{ include_accounts: false }])
})

test('LY-087, OP-54 an approval whose answer got lost is finished from where the form was', async () => {
  const { request, browser, form } = await openForm()
  await browser.pressAndLose(form, 'Approve')
  const decided = await browser.get(form.url)
  expect(text(decided)).toContain('A program of the tests has not picked up your answer yet')
  const onward = decided.document
    .querySelectorAll('main a')
    .find((link) => link.text.startsWith('Continue to'))
  const back = await browser.get(new URL(onward?.getAttribute('href') ?? '', form.url).href)
  expect((await redeem(program, back.url, request)).access_token).toBeTruthy()
  expect(await grantsOf(request)).toHaveLength(1)
  const done = await browser.get(form.url)
  expect(text(done)).toContain('You need not do anything more')
  expect(done.document.querySelector('main a[href="https://acme.example/"]')).not.toBeNull()
})

test('OP-54, AU-030 after a decline the form’s place offers to start again, and never to go on', async () => {
  const { request, browser, form } = await openForm()
  await browser.pressAndLose(form, 'Decline')
  const declined = await browser.get(form.url)
  expect(text(declined)).toContain('This request was declined')
  expect(text(declined)).not.toContain('Continue to')
  const late = await browser.press(form, 'Approve')
  expect(text(late)).toBe(text(declined))
  const wayBack = declined.document
    .querySelectorAll('main a')
    .find((link) => link.text.startsWith('Go back to'))
  const told = await browser.get(new URL(wayBack?.getAttribute('href') ?? '', form.url).href)
  expect(new URL(told.url).searchParams.get('error')).toBe('access_denied')
  expect(await grantsOf(request)).toEqual([])
})

test('SC-030, AU-039 a code whose answer got lost is used up, and the client still comes to its grant', async () => {
  const { request, browser, form } = await openForm()
  const { url } = await browser.press(form, 'Approve')
  await redeem(program, url, request)
  await expect(redeem(program, url, request)).rejects.toMatchObject({ error: 'invalid_grant' })
  const [grant] = (await grantsOf(request)) as { grant_id: string; status: string }[]
  expect(grant?.status).toBe('active')
  const { access_token } = await openGrant(program, grant?.grant_id ?? '')
  const { usage_segments } = await getJson(String(program.metadata.cds_usagesegments_api), access_token)
  expect((usage_segments as unknown[]).length).toBeGreaterThan(0)
})

test('OP-54 a request that has run out says so, names who asked, and cannot be approved any more', async () => {
  const { request, browser, form } = await openForm()
  letRunOut(profile, form.url)
  const shown = await browser.get(form.url)
  expect(text(shown)).toContain('This request has expired')
  expect(text(shown)).toContain('A program of the tests')
  expect(shown.document.querySelector('main a[href="https://acme.example/"]')).not.toBeNull()
  const pressed = await browser.press(form, 'Approve')
  expect(text(pressed)).toBe(text(shown))
  expect(await grantsOf(request)).toEqual([])
})

test('AN-020, AN-022, LY-087 another person signs in halfway: the first one’s page decides nothing, and the second starts anew', async () => {
  const { request, browser, form } = await openForm()
  await browser.press(form, 'Apply changes', { 's1.for-0': 'P1M', 's1.future': 'on' })
  const second = await signIn(browser, await browser.press(form, 'Use another account'), 'mover@example.com')
  expect(second.url).toContain(new URL(form.url).pathname)
  expect(text(second)).toMatch(/Your usage of the past 2 years, since/)
  expect(second.document.querySelector('[name="s1.future"]')?.hasAttribute('checked')).toBe(false)
  const late = await browser.press(form, 'Approve')
  expect(text(late)).toContain('was opened for another sign-in')
  expect(late.document.querySelector('header')?.text).toContain('Example Gas & Electric')
  const wayOn = late.document.querySelector('main a')?.getAttribute('href') ?? ''
  expect(text(await browser.get(new URL(wayOn, form.url).href))).toBe(text(second))
  expect(await grantsOf(request)).toEqual([])
})

test('LY-086, AN-004 signed out meanwhile: what was chosen waits for the same customer', async () => {
  for (const button of ['Approve', 'Apply changes']) {
    const { request, browser, form } = await openForm()
    await browser.loseSession(form.url)
    const chosen = { 's1.entry': [entryOf(form, '333333')], 's1.for-0': 'P6M' }
    const page = await browser.press(form, button, chosen)
    expect(page.document.querySelector('input[type=password]')).not.toBeNull()
    expect(await grantsOf(request)).toEqual([])
    const again = await signIn(browser, page, 'home@example.com')
    expect([isChosen(again, '333333'), isChosen(again, '222222')]).toEqual([true, false])
    expect(text(again)).toMatch(/Your usage of the past 6 months, since/)
  }
})

test('AN-022 signed out meanwhile: for somebody else, nothing of it is there', async () => {
  const { browser, form } = await openForm()
  await browser.loseSession(form.url)
  const chosen = { 's1.entry': [entryOf(form, '333333')], 's1.for-0': 'P6M', 's1.future': 'on' }
  const page = await browser.press(form, 'Approve', chosen)
  const other = await signIn(browser, page, 'mover@example.com')
  expect(text(other)).toMatch(/Your usage of the past 2 years, since/)
  expect(other.document.querySelector('[name="s1.future"]')?.hasAttribute('checked')).toBe(false)
  expect(text(other)).not.toContain('333333')
})
