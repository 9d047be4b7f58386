import { expect, type Frame, type Page, test } from '@playwright/test'
import { openApp } from '../../examples/embed/app.ts'
import { signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'
import { portal } from './portal-site.ts'
import { openSites, type Sites } from './sites.ts'

const utility = profiles.find((one) => one.utility === 'lonestar-retail')?.url ?? ''
const customer = 'home@example.com'
const whole = ['open', 'signed-in', 'approved', 'close']

let sites: Sites

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  sites = await openSites(utility)
})

test.afterAll(() => sites.close())

const eventsOf = (page: Page) => page.evaluate(() => (window as unknown as { events: string[] }).events)
const resultOf = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { result: { outcome: string; error?: string; params: Record<string, string> } })
        .result,
  )

async function press(page: Page, address: string): Promise<Page> {
  await page.goto(address)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: /^Connect/ }).click()
  return opened
}

async function ended(page: Page, outcome: string): Promise<void> {
  await expect(page.getByText(outcome, { exact: true })).toBeVisible()
}

test('AN-002 a pop-up tells the client’s page each step, and hands it the code', async ({ page }) => {
  const popUp = await press(page, `${sites.app}/`)
  await expect.poll(() => eventsOf(page)).toEqual(['open'])
  await signIn(popUp, customer)
  await expect.poll(() => eventsOf(page)).toEqual(['open', 'signed-in'])
  await popUp.getByRole('button', { name: 'Select all' }).click()
  await popUp.getByRole('button', { name: 'Approve' }).click()
  await ended(page, 'approved')
  expect(popUp.isClosed()).toBe(true)
  expect(await eventsOf(page)).toEqual(whole)
  const { params } = await resultOf(page)
  expect(params).toMatchObject({
    code: expect.stringMatching(/./),
    state: expect.stringMatching(/./),
    iss: utility,
  })
})

test('AN-002 declining, closing and running out of time all end the promise', async ({ page }) => {
  const declining = await press(page, `${sites.app}/`)
  await declining.getByRole('button', { name: 'Cancel' }).click()
  await ended(page, 'declined')
  expect(await eventsOf(page)).toEqual(['open', 'declined', 'close'])
  const closing = await press(page, `${sites.app}/`)
  await expect.poll(() => eventsOf(page)).toEqual(['open'])
  await closing.close()
  await ended(page, 'closed')
  expect(await eventsOf(page)).toEqual(['open', 'close'])
  const late = await press(page, `${sites.app}/late`)
  await ended(page, 'error')
  expect(await resultOf(page)).toMatchObject({ error: 'timed_out' })
  expect(late.isClosed()).toBe(true)
})

test('AN-002 a request that is not there is an error', async ({ page }) => {
  const popUp = await press(page, `${sites.app}/expired`)
  await expect.poll(() => eventsOf(page)).toEqual(['open', 'error invalid_request'])
  await popUp.close()
  await ended(page, 'error')
  expect(await eventsOf(page)).toEqual(['open', 'error invalid_request', 'close'])
})

test('AN-002 no request, no pop-up', async ({ page }) => {
  const popUp = await press(page, `${sites.app}/without-request`)
  await ended(page, 'error')
  expect(await resultOf(page)).toMatchObject({ error: 'no_request' })
  expect(popUp.isClosed()).toBe(true)
})

test('AN-002 where the browser blocks pop-ups, the page itself goes to the form and comes back', async ({
  playwright,
}, testInfo) => {
  const { launchOptions } = testInfo.project.use
  const blocking = { ...launchOptions, ignoreDefaultArgs: ['--disable-popup-blocking'] }
  await using browser = await playwright.chromium.launch(blocking)
  const page = await browser.newPage()
  await page.goto(`${sites.app}/unasked`)
  await signIn(page, customer)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'Back at the client' })).toBeVisible()
  expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied')
  expect(browser.contexts()[0]?.pages()).toHaveLength(1)
})

test('AN-002 a button made with React does so for a client whose server takes the code', async ({ page }) => {
  const example = await openApp({ utility, port: 0 })
  const popUp = await press(page, example.address)
  await signIn(popUp, customer)
  await popUp.getByRole('button', { name: 'Select all' }).click()
  await popUp.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('status')).toHaveText('approved, at /connected')
  await expect(page.getByRole('listitem')).toHaveText(whole)
  const declining = await press(page, example.address)
  await declining.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('status')).toHaveText('declined, at /not-connected')
  example.close()
})

test('PR-021 a stranger’s page is told nothing', async ({ page }) => {
  const popUp = await press(page, `${sites.stranger}/`)
  await signIn(popUp, customer)
  await expect(popUp.getByRole('button', { name: 'Approve' })).toBeVisible()
  expect(await eventsOf(page)).toEqual([])
  await popUp.close()
  await ended(page, 'closed')
})

test('PR-021 a stranger’s page cannot show the form in a frame', async ({ page }) => {
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
  await page.goto(`${sites.stranger}/framed`)
  await page.getByRole('button', { name: 'Connect' }).click()
  await refused
  await ended(page, 'error')
  expect(await resultOf(page)).toMatchObject({ error: 'not_shown' })
})

test('AN-002 a listed page shows the form in a frame', async ({ page }) => {
  await approveInFrame(page)
})

test('AN-002 it does so where cookies of third parties are blocked', async ({ playwright }, testInfo) => {
  const { launchOptions } = testInfo.project.use
  const args = [...(launchOptions?.args ?? []), '--test-third-party-cookie-phaseout']
  await using browser = await playwright.chromium.launch({ ...launchOptions, args })
  const page = await browser.newPage()
  const frame = await approveInFrame(page, async (inFrame) => {
    expect(await keepsCookie(inFrame, 'plain=1; SameSite=None; Secure')).toBe(false)
    expect(await keepsCookie(inFrame, 'partitioned=1; SameSite=None; Secure; Partitioned')).toBe(true)
  })
  expect(frame.isDetached()).toBe(true)
  await seeConnections(page)
})

test('AU-035 the utility’s portal shows its customer their connections', async ({ page }) => {
  await seeConnections(page)
  await page.goto(`${portal}/used`)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { name: 'Your connections' })).toBeVisible()
  await page.goto(`${portal}/used`)
  await expect(frame.getByRole('heading', { name: 'You are signed out here' })).toBeVisible()
})

test('PR-021 only the portal’s pages can hand a customer over', async ({ page }) => {
  const answered = page.waitForResponse(/portal-session/)
  await page.goto(`${sites.stranger}/handed-over`)
  const answer = await answered
  expect(new URL((await answer.allHeaders()).location ?? '', answer.url()).pathname).toBe('/refused')
  expect((await answer.allHeaders())['set-cookie'] ?? '').not.toContain('session-token')
})

async function seeConnections(page: Page): Promise<void> {
  await page.goto(`${portal}/connections`)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { name: 'Your connections' })).toBeVisible()
  await expect(frame.getByRole('button', { name: 'Sign out' })).toBeHidden()
  await frame
    .getByRole('link', { name: /^Open receipt/ })
    .first()
    .click()
  await expect(frame.getByRole('heading', { name: 'Your authorization receipt' })).toBeVisible()
  await frame.getByRole('link', { name: 'Your connections' }).click()
  await expect(frame.getByRole('heading', { name: 'Your connections' })).toBeVisible()
}

async function approveInFrame(page: Page, first?: (frame: Frame) => Promise<void>): Promise<Frame> {
  await page.goto(portal)
  await page.getByRole('button', { name: 'Connect' }).click()
  await expect.poll(() => eventsOf(page)).toEqual(['open'])
  const frame = page.frames().find((one) => one.url().startsWith(utility))
  if (!frame) throw new Error('no frame')
  await first?.(frame)
  await frame.getByLabel('Username').fill(customer)
  await frame.getByLabel('Password').fill('sandbox')
  await frame.getByRole('button', { name: 'Sign in' }).click()
  await frame.getByRole('button', { name: 'Select all' }).click()
  await frame.getByRole('button', { name: 'Approve' }).click()
  await ended(page, 'approved')
  expect(await eventsOf(page)).toEqual(whole)
  expect((await resultOf(page)).params.code).toBeTruthy()
  return frame
}

function keepsCookie(frame: Frame, cookie: string): Promise<boolean> {
  return frame.evaluate((set) => {
    // biome-ignore lint/suspicious/noDocumentCookie: what the browser makes of a cookie is the question
    document.cookie = set
    return document.cookie.includes(set.split(';', 1)[0] ?? '')
  }, cookie)
}
