import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'
import { pushRequest, register } from '../program/client.ts'
import { pageFaults } from './conditions.ts'

const utility = profiles[0]?.url ?? ''
const servers: Server[] = []

test.afterAll(() => {
  for (const server of servers) server.close()
})

async function serve(answer: RequestListener, host: string): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, host, listening))
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** A form that leads back to this address. */
async function openFormOf(page: Page, redirectUri: string): Promise<void> {
  const program = await register(utility, 'cds_accounts', {
    redirect_uris: [redirectUri],
    cds_default_redirect_uri: redirectUri,
  })
  const { url } = await pushRequest(program, { scope: 'cds_accounts', redirect_uri: redirectUri })
  await page.goto(url)
  await signIn(page, 'home@example.com')
  await page.getByRole('button', { name: 'Select all' }).click()
}

test('AU-036, PR-021 the way back works to an app by its own scheme', async ({ page }) => {
  const faults = pageFaults(page)
  await openFormOf(page, 'com.example.app:/callback')
  const left = page.waitForRequest(/^com\.example\.app:\/callback\?code=/)
  await page.getByRole('button', { name: 'Approve' }).click({ noWaitAfter: true })
  await left
  expect(faults).toEqual([])
})

test('AU-036, PR-021 the way back works to where the client sends its customer on to', async ({ page }) => {
  const faults = pageFaults(page)
  const end = await serve((_, response) => response.end('<h1>Thank you</h1>'), '127.0.0.1')
  const client = await serve((_, response) => response.writeHead(302, { location: end }).end(), '::1')
  await openFormOf(page, `${client}/callback`)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByText('Thank you')).toBeVisible()
  expect(faults).toEqual([])
})

test('PR-021 no stranger’s page can show a page of ours in a frame', async ({ page }) => {
  const stranger = await serve((_, response) => {
    response.setHeader('content-type', 'text/html')
    response.end(`<iframe src="${utility}/login" title="framed"></iframe>`)
  }, '127.0.0.1')
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()))
  await page.goto(stranger)
  await refused
  await expect(page.frameLocator('iframe').getByLabel('Password')).toHaveCount(0)
})
