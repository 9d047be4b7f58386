import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from '../program/browser.ts'
import { callback, getJson, pushRequest, register } from '../program/client.ts'

const utility = profiles[0]?.url ?? ''
const username = 'home@example.com'
const asHome = { login_hint: username, ui_locales: 'en' }

test('AU-032, GR-045, GR-060 a request for more of a grant says what is new and what lasts longer', async ({
  page,
}) => {
  const program = await register(utility, 'cds_usage cds_accounts cds_service_contracts')
  const electric = { service_types: ['electric'] }
  const usage = (segment_end: string) => ({ type: 'cds_usage', segment_end, ...electric })
  const first = await pushRequest(program, {
    scope: 'cds_usage cds_service_contracts',
    authorization_details: JSON.stringify([usage('P1Y'), { type: 'cds_service_contracts', ...electric }]),
    ...asHome,
  })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(first.url), 'Sign in', { password: 'sandbox' })
  const back = await browser.press(form, 'Approve')
  expect(new URL(back.url).searchParams.has('code'), back.document.text).toBe(true)
  const listing = `${program.metadata.cds_grants_api}?states=${first.state}`
  const [grant] = (await getJson(listing, program.adminToken)).grants as { uri: string; grant_id: string }[]
  const wanted = {
    scope: 'cds_usage cds_accounts',
    authorization_details: [{ type: 'cds_usage', segment_end: 'P3Y' }],
  }
  const widened = await fetch(String(grant?.uri), {
    method: 'PATCH',
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  })
  const waiting = await widened.json()
  expect(waiting.status).toBe('needs_authorization')

  const second = await pushRequest(program, {
    scope: wanted.scope,
    authorization_details: JSON.stringify(waiting.authorization_details),
    cds_grant_id: String(grant?.grant_id),
    ...asHome,
  })
  await page.goto(second.url)
  await signIn(page, username)
  const changes = page.locator('section[aria-labelledby=amendment]')
  await expect(changes.getByText('New: Your accounts')).toBeVisible()
  await expect(changes.getByText(/^Now: /)).toBeVisible()
  await expect(changes.getByText(/^After: /)).toBeVisible()
  await expectAccessible(page)

  await page.goto(`${utility}/connections/${grant?.grant_id}`)
  await expect(page.getByText('They asked for more, and gave a part up.')).toBeVisible()
  await expect(page.getByText('Access is on, and more is asked for')).toBeVisible()
  await expect(page.getByText(/^New data until \w+ \d+, \d{4}$/)).toBeVisible()
  await page.getByRole('link', { name: /^Open receipt/ }).click()
  await expect(page.getByText('Access is on, and more is asked for')).toBeVisible()
  await expect(page.getByText('No longer shared: Your services')).toBeVisible()
})
