import { expect, test } from '@playwright/test'
import { signIn } from '../asking.ts'
import { alertOf, buttonsOf, PlainBrowser, titleOf, type Visited } from '../program/browser.ts'
import {
  callback,
  getJson,
  type ProgramClient,
  pushRequest,
  redeem,
  refresh,
  register,
} from '../program/client.ts'
import { OwnServer } from '../program/server.ts'
import { UtilitySystems } from '../program/utility-systems.ts'
import { expectReadableByAnyone } from './conditions.ts'

/** One server and one utility for all of them, in turn: each leaves the utility well. */
test.describe.configure({ mode: 'default' })

const username = 'home@example.com'
let systems: UtilitySystems
let server: OwnServer
let program: ProgramClient

test.beforeAll(async () => {
  systems = await UtilitySystems.start([username])
  server = await OwnServer.start(3970, systems.variables)
  program = await register(server.url, 'cds_usage')
})

test.afterAll(async () => {
  await server.kill()
  await systems.stop()
})

test('LY-086 a fault of our own when Approve is pressed, or on the way to a page: told in the utility’s look, and nothing is lost', async ({
  page,
}) => {
  const { form, browser } = await openForm()
  const [first = ''] = all(form)[entryName(form)] ?? []
  await server.without('grant_history', async () => {
    const stopped = await browser.press(form, 'Approve', { [entryName(form)]: [first] })
    expect([stopped.status, titleOf(stopped)]).toEqual([503, 'That did not work'])
    expect(stopped.document.text).toContain('Nothing was changed, and nothing was shared.')
    expectNoTrace(stopped.document.toString())
  })
  expect(chosenOf(await browser.get(form.url))).toEqual([first])

  await page.goto(`${server.url}/connections`)
  await signIn(page, username)
  for (const table of ['receipt', 'interaction']) {
    await server.without(table, async () => {
      const at = table === 'receipt' ? '/connections' : new URL(form.url).pathname
      const answer = await page.goto(server.url + at)
      expect(answer?.status()).toBe(500)
      await expect(page.getByRole('heading', { name: 'Something went wrong on our side' })).toBeVisible()
      await expectReadableByAnyone(page)
      expectNoTrace(await page.content())
    })
  }
  await page.goto(`${server.url}/connections`)
  await expect(page.getByRole('heading', { name: 'Your connections' })).toBeVisible()
})

for (const manner of ['none', 'late']) {
  test(`a whole approval by the utility’s own systems, their fault: ${manner}`, async () => {
    await systems.fault(manner)
    const { form, browser, request } = await openForm()
    expect(form.document.text).toContain('1111-1')
    const back = await browser.press(form, 'Approve', all(form))
    const { access_token } = await redeem(program, back.url, request)
    const read = await getJson(usageApi(), access_token)
    expect(read).toMatchObject({ usage_segments: expect.arrayContaining([expect.anything()]) })
    await systems.fault('none')
  })
}

const cannotNow = {
  en: ['Your data cannot be loaded right now', 'Try again'],
  es: ['Sus datos no se pueden cargar en este momento', 'Intentar de nuevo'],
  fr: ['Vos données ne peuvent pas être chargées en ce moment', 'Réessayer'],
  da: ['Dine data kan ikke hentes lige nu', 'Prøv igen'],
  de: ['Ihre Daten lassen sich gerade nicht laden', 'Noch einmal versuchen'],
} as const

test('OP-54 down when a form opens: said in each language, the request stays, and the way on leads to it', async ({
  page,
}) => {
  await page.goto((await pushRequest(program, { scope: 'cds_usage' })).url)
  await signIn(page, username)
  for (const [locale, [title, again]] of Object.entries(cannotNow)) {
    const { url } = await pushRequest(program, { scope: 'cds_usage', ui_locales: locale })
    await systems.fault('reset')
    const answer = await page.goto(url)
    expect([answer?.status(), answer?.headers()['retry-after']]).toEqual([503, '10'])
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expectReadableByAnyone(page)
    expectNoTrace(await page.content())
    await systems.fault('none')
    await expect(async () => {
      await page.getByRole('link', { name: again }).click()
      await expect(page.locator('form[action="/api/grants"]')).toBeVisible({ timeout: 1000 })
    }).toPass()
  }
})

test('LY-086, LY-087 down when Approve is pressed: what was chosen waits, and Approve does what it says once all is well', async () => {
  const { form, browser, request } = await openForm()
  const [first = ''] = all(form)[entryName(form)] ?? []
  await systems.fault('reset')
  const stopped = await browser.press(form, 'Approve', { [entryName(form)]: [first] })
  expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([503, '10'])
  expect(stopped.document.text).toContain('Your request stays open, and what you chose is kept.')
  expectNoTrace(stopped.document.toString())
  expect(stopped.document.querySelector('header img')?.getAttribute('src')).toMatch(/^\/brand\/logo/)
  const still = await browser.follow(stopped, 'Try again')
  expect([still.status, titleOf(still)]).toEqual([503, 'Your data cannot be loaded right now'])
  await systems.fault('none')
  const again = await whenWell(browser, form.url)
  expect(chosenOf(again)).toEqual([first])
  const back = await browser.press(again, 'Approve')
  const answer = await redeem(program, back.url, request)
  expect(answer.access_token).toBeTruthy()
})

test('LY-083 down, and declined: a no waits for nobody', async () => {
  const { form, browser, request } = await openForm()
  await systems.fault('reset')
  const back = await browser.press(form, 'Decline')
  await systems.fault('none')
  expect(Object.fromEntries(new URL(back.url).searchParams)).toMatchObject({
    error: 'access_denied',
    state: request.state,
  })
})

test('AN-005 down at the sign-in: said as what it is, no refusal and no wrong password', async () => {
  const request = await pushRequest(program, { scope: 'cds_usage', ui_locales: 'en' })
  const browser = new PlainBrowser(callback)
  const page = await browser.get(request.url)
  for (const fault of ['reset', 'garbage', 'status']) {
    await systems.fault(fault)
    const stopped = await browser.press(page, 'Sign in', { username, password: 'sandbox' })
    expect(alertOf(stopped)).toBe('Sign-in is not working right now. Please try again in a few minutes.')
    expect(stopped.document.querySelector('input[name=username]')?.getAttribute('value')).toBe(username)
    expectNoTrace(stopped.document.toString())
  }
  await systems.fault('none')
  await expect(async () => {
    const form = await browser.press(page, 'Sign in', { username, password: 'sandbox' })
    expect(buttonsOf(form)).toContain('Approve')
  }).toPass() // they may still be left to rest for a moment
})

test('M-004 down when data is read: 503 and when to come again, and no token or grant is the worse for it', async () => {
  const { form, browser, request } = await openForm()
  const back = await browser.press(form, 'Approve', all(form))
  const got = await redeem(program, back.url, request)
  await systems.fault('status')
  const answer = await fetch(usageApi(), { headers: { authorization: `Bearer ${got.access_token}` } })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await answer.json()).toEqual({
    error: 'resources_unavailable',
    error_description: "the utility's system does not answer; try again later",
    error_uri: `${server.url}/docs/errors/resources_unavailable`,
  })
  const fresh = await refresh(program, String(got.refresh_token))
  await systems.fault('none')
  await expect(async () => {
    expect(await getJson(usageApi(), fresh.access_token)).toHaveProperty('usage_segments')
  }).toPass()
})

test('AU-035, RC-062 down, and the customer looks at what they approved: all is there, and can be ended', async ({
  page,
}) => {
  const { form, browser } = await openForm()
  await browser.press(form, 'Approve', all(form))
  await page.goto(`${server.url}/connections`)
  await signIn(page, username)
  await systems.fault('reset')
  const answer = await page.reload()
  expect(answer?.status()).toBe(200)
  await expect(page.getByRole('status')).toContainText('so your name is missing here')
  await expectReadableByAnyone(page)
  await page
    .getByRole('link', { name: /^Revoke access/ })
    .first()
    .click()
  await expect(page.getByRole('status')).toContainText('so your name is missing here')
  await page.getByRole('button', { name: 'Yes, revoke' }).click()
  await expect(page.getByRole('list').filter({ hasText: 'You took the access back.' })).toBeVisible()
  await systems.fault('none')
})

async function openForm() {
  const request = await pushRequest(program, { scope: 'cds_usage', ui_locales: 'en' })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(request.url), 'Sign in', {
    username,
    password: 'sandbox',
  })
  return { browser, form, request }
}

/** The systems may still be left to rest for a moment. */
async function whenWell(browser: PlainBrowser, url: string): Promise<Visited> {
  let page = await browser.get(url)
  await expect(async () => {
    page = await browser.get(url)
    expect(page.status).toBe(200)
  }).toPass()
  return page
}

function usageApi(): string {
  return String(program.metadata.cds_usagesegments_api)
}

function expectNoTrace(html: string): void {
  expect(html).not.toMatch(/\bat .*\(.*:\d+|Error:|secret\.js|node_modules/)
}

/** Of the one list that the form has. */
function entriesOf({ document }: Visited) {
  return document.querySelectorAll('input[name$=".entry"]')
}

function entryName(form: Visited): string {
  return entriesOf(form)[0]?.getAttribute('name') ?? ''
}

function all(form: Visited): Record<string, string[]> {
  return { [entryName(form)]: entriesOf(form).map((entry) => entry.getAttribute('value') ?? '') }
}

function chosenOf(form: Visited): readonly (string | undefined)[] {
  return entriesOf(form)
    .filter((entry) => entry.hasAttribute('checked'))
    .map((entry) => entry.getAttribute('value'))
}
