import { expect, test } from '@playwright/test'
import { openApp } from '../../examples/embed/app.ts'
import { expectAccessible } from '../accessible.ts'
import { signIn } from '../asking.ts'
import { codeIn, mailboxOf } from '../mail.ts'
import { alertOf, buttonsOf, PlainBrowser, titleOf, type Visited } from '../program/browser.ts'
import { callback, type ProgramClient, pushRequest, register } from '../program/client.ts'
import { IdentityProvider } from '../program/identity-provider.ts'
import { OwnServer } from '../program/server.ts'
import { expectReadableByAnyone, pageFaults } from './conditions.ts'

/** One server and one provider for all of them, in turn. */
test.describe.configure({ mode: 'default' })

const sender = 'data-sharing@two-rivers.example'
const signInHere = 'Sign in to Two Rivers Cooperative'
let server: OwnServer
let provider: IdentityProvider
let program: ProgramClient

test.beforeAll(async () => {
  server = await OwnServer.start(3994, {
    UTILITY: 'two-rivers',
    TWO_RIVERS_CLIENT_SECRET: IdentityProvider.secret,
  })
  provider = new IdentityProvider(server.url)
  await provider.start()
  program = await register(server.url, 'cds_accounts')
})

test.afterAll(async () => {
  await provider.stop()
  await server.kill()
})

test('AN-001, AN-003, AN-009, AU-024 the utility’s own provider signs its customer in, with the username that the client named', async () => {
  const asked = await ask({ login_hint: 'home@example.com' })
  expect(titleOf(asked.page)).toBe(signInHere)
  const there = await asked.browser.press(asked.page, 'Continue with Member account')
  expect(there.url.startsWith(`${IdentityProvider.url}/interaction/`)).toBe(true)
  expect(there.document.querySelector('input[name=username]')?.getAttribute('value')).toBe('home@example.com')
  const form = await logIn(asked.browser, there, 'home@example.com')
  expect(form.document.text).toContain('1111-1')
  expect(form.document.text).not.toContain('2000-1')

  const again = await pushRequest(program, { scope: 'cds_accounts' })
  expect(buttonsOf(await asked.browser.get(again.url))).toContain('Approve')
})

test('AN-010, AN-020, GR-062 another account, and prompt=login, are asked for anew by a provider that still knows the first', async () => {
  const asked = await ask()
  const there = await asked.browser.press(asked.page, 'Continue with Member account')
  const form = await logIn(asked.browser, there, 'home@example.com')
  const other = await asked.browser.press(form, 'Use another account')
  const anew = await asked.browser.press(other, 'Continue with Member account')
  expect(anew.url.startsWith(IdentityProvider.url)).toBe(true)
  const second = await logIn(asked.browser, anew, 'farm@example.com')
  expect(second.url).toBe(form.url)
  expect(second.document.text).toContain('2000-1')
  expect(second.document.text).not.toContain('1111-1')

  const request = await pushRequest(program, { scope: 'cds_accounts', prompt: 'login' })
  const start = await asked.browser.get(request.url)
  const prompted = await asked.browser.press(start, 'Continue with Member account')
  expect(prompted.url.startsWith(IdentityProvider.url)).toBe(true)
})

test('AN-005, AN-006 who turns back at the provider has declined, and no stranger can decline for them', async () => {
  const asked = await ask()
  const there = await asked.browser.press(asked.page, 'Continue with Member account')
  const forged = await asked.browser.get(
    `${server.url}/api/auth/callback/member-account?error=access_denied&state=forged`,
  )
  expect(alertOf(forged)).toBe('You did not sign in there. Try again, or choose another way.')
  expect(buttonsOf(forged)).toContain('Cancel')
  const anew = await asked.browser.press(forged, 'Continue with Member account')
  expect(anew.url).not.toBe(there.url)
  const back = await asked.browser.press(anew, 'Back without logging in')
  expect(Object.fromEntries(new URL(back.url).searchParams)).toMatchObject({
    error: 'access_denied',
    state: asked.state,
  })
})

test('AN-005 an account of no customer, and a provider that is down, come back to a page with a way on', async () => {
  const asked = await ask()
  const there = await asked.browser.press(asked.page, 'Continue with Member account')
  const nobody = await logIn(asked.browser, there, 'staff@example.com')
  expect(alertOf(nobody)).toContain('no customer under that account. There is nothing to share.')
  const anew = await asked.browser.press(nobody, 'Use another account')
  expect(buttonsOf(await logIn(asked.browser, anew, 'farm@example.com'))).toContain('Approve')

  const late = await ask()
  await provider.stop()
  const down = await late.browser.press(late.page, 'Continue with Member account')
  await provider.start()
  expect(alertOf(down)).toBe('Sign-in is not working right now. Please try again in a few minutes.')
  const password = await late.browser.follow(down, 'Online account')
  const form = await late.browser.press(password, 'Sign in', {
    username: 'home@example.com',
    password: 'sandbox',
  })
  expect(buttonsOf(form)).toContain('Approve')
})

test('AN-001, AN-009, DR-30 a code to the contact on file signs in; whose contact it is, nobody is told', async () => {
  const [known, unknown] = ['home@example.com', 'nobody@example.com']
  const mailbox = await mailboxOf(known, sender)
  const mailboxOfNobody = await mailboxOf(unknown, sender)
  const asked = await ask({ idp_hint: 'one-time-code', login_hint: known })
  expect(asked.page.document.querySelector('input[name=contact]')?.getAttribute('value')).toBe(known)
  const stranger = await ask({ idp_hint: 'one-time-code', login_hint: unknown })
  const codeStep = await asked.browser.press(asked.page, 'Send code')
  const strangersStep = await stranger.browser.press(stranger.page, 'Send code')
  const words = ({ document }: Visited) => document.querySelector('main')?.text ?? ''
  expect(words(strangersStep).replaceAll(unknown, known)).toBe(words(codeStep))

  const code = codeIn(await mailbox.next(/is your code for Two Rivers/))
  const wrong = code === '000000' ? '000001' : '000000'
  const first = await asked.browser.press(codeStep, 'Sign in', { code: wrong })
  expect(alertOf(first)).toBe('That is not the code. You have 4 tries left.')
  const elsewhere = await stranger.browser.press(strangersStep, 'Sign in', { code })
  expect(alertOf(elsewhere)).toBe('That is not the code. You have 4 tries left.')
  const form = await asked.browser.press(first, 'Sign in', { code })
  expect(form.document.text).toContain('1111-1')
  const used = await asked.browser.press(first, 'Sign in', { code })
  expect(alertOf(used)).toContain('Ask for a new one.')
  expect(await mailboxOfNobody.subjects()).toEqual([])
})

test('a code comes in the language of the page, by text where a phone was typed', async () => {
  const phone = await mailboxOf('15550100511@text.two-rivers.example', sender)
  const asked = await ask({ idp_hint: 'one-time-code', ui_locales: 'es' })
  const codeStep = await asked.browser.press(asked.page, 'Enviar código', { contact: '555 010 0511' })
  expect(codeStep.document.querySelector('main')?.text).toContain('le llegará un código')
  const text = await phone.next(/es su código de Two Rivers/)
  expect(text.text).toContain('para iniciar sesión en Two Rivers Cooperative')
  const form = await asked.browser.press(codeStep, 'Iniciar sesión', { code: codeIn(text) })
  expect(form.document.text).toContain('1111-1')
})

test('AN-005 five wrong codes, and what is no contact, leave a way on', async () => {
  const asked = await ask({ idp_hint: 'one-time-code' })
  const no = await asked.browser.press(asked.page, 'Send code', { contact: 'nobody at all' })
  expect(alertOf(no)).toBe('Type in your email address or your mobile number.')
  expect(no.document.querySelector('input[name=contact]')?.getAttribute('value')).toBe('nobody at all')
  let page = await asked.browser.press(no, 'Send code', { contact: 'stranger@example.com' })
  page = await asked.browser.press(page, 'Sign in', { code: '12' })
  expect(alertOf(page)).toBe('The code has six digits.')
  for (let tries = 0; tries < 5; tries++)
    page = await asked.browser.press(page, 'Sign in', { code: '123 456' })
  expect(alertOf(page)).toContain('no try is left')
  const again = await asked.browser.press(page, 'Send a new code')
  expect(again.document.querySelector('[role=alert]')).toBeNull()
  expect(buttonsOf(again)).toContain('Sign in')
  const back = await asked.browser.press(again, 'Cancel')
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied')
})

/** Ways of not getting in, each to where the customer is left then. Tries that are used up: above. */
const failing: Readonly<Record<string, (asked: Asked) => Promise<Visited>>> = {
  'nothing typed': async ({ page }) => page,
  'a wrong password': async ({ browser, page }) =>
    browser.press(await browser.follow(page, 'Online account'), 'Sign in', {
      username: 'home@example.com',
      password: 'wrong',
    }),
  'an error of the provider’s own': ({ browser }) =>
    browser.get(`${server.url}/api/auth/callback/member-account?error=server_error&state=any`),
  'an answer of nobody’s': ({ browser }) =>
    browser.get(`${server.url}/api/auth/callback/member-account?code=made-up&state=any`),
  'an account of no customer': async ({ browser, page }) =>
    logIn(browser, await browser.press(page, 'Continue with Member account'), 'staff@example.com'),
  'a provider that is down': async ({ browser, page }) => {
    await provider.stop()
    const down = await browser.press(page, 'Continue with Member account')
    await provider.start()
    return down
  },
}

for (const [failure, fail] of Object.entries(failing)) {
  test(`AN-005, AN-006 given up after ${failure}, a sign-in comes back as declined`, async () => {
    const asked = await ask()
    const left = await fail(asked)
    expect(left.url.startsWith(`${server.url}/login`)).toBe(true)
    const back = await asked.browser.press(left, 'Cancel')
    expect(Object.fromEntries(new URL(back.url).searchParams)).toMatchObject({
      error: 'access_denied',
      state: asked.state,
    })
  })
}

test('AN-001 a sign-in leads to this server alone, whatever its address says', async () => {
  const browser = new PlainBrowser(callback)
  const elsewhere = encodeURIComponent('https://elsewhere.example/authorize/x')
  const page = await browser.get(`${server.url}/api/auth/signin?callbackUrl=${elsewhere}`)
  const tampered = await browser.get(`${server.url}/login?callbackUrl=${elsewhere}`)
  for (const start of [page, tampered]) {
    const there = await browser.press(start, 'Continue with Member account')
    const after = there.url.startsWith(server.url) ? there : await logIn(browser, there, 'home@example.com')
    expect(new URL(after.url).origin).toBe(server.url)
  }
})

test('AN-001, AN-009, PR-021 in a browser: each way to sign in can be read and used', async ({ page }) => {
  const faults = pageFaults(page)
  await page.setViewportSize({ width: 360, height: 740 })
  const { url } = await pushRequest(program, { scope: 'cds_accounts' })
  await page.goto(url)
  await expect(page.getByRole('heading', { name: signInHere })).toBeVisible()
  await expectReadableByAnyone(page)
  await page.getByRole('link', { name: 'Code by email or text' }).click()
  await page.getByLabel('Email address or mobile number').fill('farm@example.com')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByLabel('Code', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Member account' }).click()
  await page.getByRole('button', { name: 'Continue with Member account' }).click()
  await page.getByLabel('Member email').fill('home@example.com')
  await page.getByLabel('Member password').fill('sandbox')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await page.getByRole('button', { name: 'Use another account' }).click()
  await page.getByRole('link', { name: 'Online account' }).click()
  await signIn(page, 'farm@example.com')
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await expect(page.locator('body')).toContainText('2000-1')
  expect(faults).toEqual([])
})

test('AN-002, AN-006 in a pop-up of a client’s page, through the provider and back, or turned back there', async ({
  page,
}) => {
  const example = await openApp({ utility: server.url, port: 0 })
  const press = async () => {
    const opened = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Connect my utility' }).click()
    const popUp = await opened
    await popUp.getByRole('button', { name: 'Continue with Member account' }).click()
    return popUp
  }
  await page.goto(example.address)
  const turning = await press()
  await turning.getByRole('button', { name: 'Back without logging in' }).click()
  await expect(page.getByRole('status')).toHaveText('declined, at /not-connected')
  const popUp = await press()
  await popUp.getByLabel('Member email').fill('home@example.com')
  await popUp.getByLabel('Member password').fill('sandbox')
  await popUp.getByRole('button', { name: 'Log in' }).click()
  await popUp.getByRole('button', { name: 'Select all' }).click()
  await popUp.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('status')).toHaveText('approved, at /connected')
  await expect(page.getByRole('listitem')).toHaveText(['open', 'signed-in', 'approved', 'close'])
  example.close()
})

type Asked = Awaited<ReturnType<typeof ask>>

/** Somebody who comes with a request of the program's, and is not signed in anywhere. */
async function ask(says: Record<string, string> = {}) {
  const request = await pushRequest(program, { scope: 'cds_accounts', ui_locales: 'en', ...says })
  const browser = new PlainBrowser(callback)
  return { browser, page: await browser.get(request.url), state: request.state }
}

function logIn(browser: PlainBrowser, there: Visited, username: string): Promise<Visited> {
  return browser.press(there, 'Log in', { username, password: 'sandbox' })
}
