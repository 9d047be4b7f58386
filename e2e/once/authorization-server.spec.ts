import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, type Page, test } from '@playwright/test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expectAccessible } from '../accessible.ts'
import { OwnServer } from '../program/server.ts'
import { pageFaults } from './conditions.ts'

/** One pair of servers for all of them, in turn. */
test.describe.configure({ mode: 'default' })

/** As the profile `alder-valley` has it. */
const issuer = 'http://127.0.0.1:3950'
let server: OwnServer
let example: ChildProcess

test.beforeAll(async () => {
  server = await OwnServer.start(3951, { UTILITY: 'alder-valley' })
  example = spawn(process.execPath, ['examples/authorization-server/main.ts'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, PORT: '3950', CONSENT_SERVER: server.url },
  })
  await once(example, 'message')
})

test.afterAll(async () => {
  example.kill()
  await server.kill()
})

test('a client of another authorization server gets its code after a consent here, signed in once, until the customer revokes', async ({
  page,
  browser,
}) => {
  const faults = pageFaults(page)
  const { formUri, back } = await ask(page)
  await expect(page.getByText('You are signed in as')).toBeVisible()
  await expect(page.getByText('reviewed them on October')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use another account' })).toHaveCount(0)
  await expectAccessible(page)
  const form = page.url()

  const stranger = await browser.newPage()
  await stranger.goto(formUri)
  await expect(stranger.getByRole('heading', { name: 'Please start again' })).toBeVisible()
  await stranger.close()
  await page.goto(formUri)
  expect(page.url()).toBe(form)

  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'Approved' })).toBeVisible()
  await expect(page.getByText('"authorization_details"')).toBeVisible()
  const { payload } = await verified(await back)
  expect(payload).toMatchObject({ outcome: 'approved', consent_request_id: form.split('/').at(-1) })
  await page.getByRole('link', { name: 'Read what was approved' }).click()
  await expect(page.getByRole('heading', { name: 'What may be read' })).toBeVisible()
  await expect(page.getByText('"entries"')).toBeVisible()
  const reading = page.url()

  await page.goto(`${server.url}/connections`)
  await expect(page.getByRole('heading', { name: 'Green Homes Advice' })).toBeVisible()
  await expect(page.getByText('Last read')).toHaveCount(0)
  await page.getByRole('link', { name: /^Revoke access/ }).click()
  await expect(page.getByRole('heading', { name: 'What was read' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Yes, revoke' }).click()
  await expect(page.getByText('You took access back')).toBeVisible()
  await page.goto(reading)
  await expect(page.getByRole('heading', { name: 'Nothing may be read any more' })).toBeVisible()
  await expect(page.getByText('"grant_status": "revoked"')).toBeVisible()
  expect(faults).toEqual([])
})

test('a refusal, and a code that comes twice, end at the client with what happened', async ({ page }) => {
  const { back } = await ask(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was shared' })).toBeVisible()
  await expect(page.getByText('"error": "access_denied"')).toBeVisible()
  const address = await back
  const { payload } = await verified(address)
  expect(payload).toMatchObject({ outcome: 'declined', error: 'access_denied' })
  expect(address.length).toBeLessThan(1200)
  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'This request is over' })).toBeVisible()
})

test('somebody else who signs in meanwhile is asked to be the one whom the request names', async ({
  page,
}) => {
  await ask(page)
  const form = page.url()
  await page.context().clearCookies({ name: 'next-auth.session-token' })
  await page.goto(`${server.url}/connections`)
  await signIn(page, 'mill@example.com')
  await expect(page.getByRole('heading', { name: 'Your connections' })).toBeVisible()
  await page.goto(form)
  await expect(page.getByRole('alert').first()).toContainText('This request is for another customer')
  await expectAccessible(page)
  await signIn(page, 'home@example.com')
  await expect(page).toHaveURL(form)
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
})

test('beside it, clients have nothing to ask here, and nothing says that they have', async ({
  page,
  request,
}) => {
  for (const path of [
    '/oauth/authorize',
    '/oauth/register',
    '/oauth/token',
    '/cds/grants',
    '/cds/customer-data/accounts',
    '/account_details',
    '/.well-known/cds-server-metadata.json',
    '/.well-known/oauth-authorization-server',
  ]) {
    const answer = await request.get(server.url + path)
    expect([answer.status(), await answer.json()], path).toMatchObject([
      404,
      { error: 'not_found', error_description: expect.stringContaining(`clients are served by ${issuer}`) },
    ])
  }
  await page.goto(server.url)
  await expect(page.getByRole('link', { name: 'Open the example third party' })).toHaveAttribute(
    'href',
    `${issuer}/`,
  )
  await expect(page.getByRole('link', { name: 'Server metadata' })).toHaveCount(0)
  for (const path of ['/docs', '/register']) {
    expect((await request.get(server.url + path)).status(), path).toBe(404)
  }
})

/** From the client to the form; `formUri` led there, and `back` is where the form will have led. */
async function ask(page: Page) {
  const formUri = page.waitForRequest(/\/consent-requests\/[\w-]+\/start\?/)
  const back = page.waitForRequest(`${issuer}/consent?*`).then((request) => request.url())
  back.catch(() => {}) // not every journey comes so far
  await page.goto(`${issuer}/client/start`)
  await page.getByLabel('Alder email').fill('home@example.com')
  await page.getByLabel('Alder password').fill('sandbox')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  return { formUri: (await formUri).url(), back }
}

/** As anybody can who has the published keys. */
function verified(address: string) {
  const keys = createRemoteJWKSet(new URL(`${server.url}/consent-requests/jwks`))
  return jwtVerify(new URL(address).searchParams.get('result') ?? '', keys, {
    issuer: server.url,
    audience: issuer,
    typ: 'consent-result+jwt',
  })
}

async function signIn(page: Page, username: string) {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill('sandbox')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
