import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, pushRequest, register } from './client.ts'

const [profile] = profiles
const connections = `${profile?.url}/connections`

const receiptsOn = ({ document }: Visited) =>
  document.querySelectorAll('main a[href*="/receipts/"]').map((link) => link.getAttribute('href'))

test('AU-035 a customer’s own approvals show to that customer alone, after a sign-in that leads back', async () => {
  const program = await register(profile?.url ?? '', 'cds_accounts')
  const browser = new PlainBrowser(callback)
  const request = await pushRequest(program, { scope: 'cds_accounts', login_hint: 'mover@example.com' })
  const form = await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' })
  const box = form.document.querySelector('input[name="s1.entry"]')?.getAttribute('value') ?? ''
  await browser.press(form, 'Approve', { 's1.entry': [box] })
  const decided = await browser.get(form.url)
  const receipt = decided.document.querySelector('a[href*="/receipts/"]')?.getAttribute('href') ?? ''
  expect(receiptsOn(await browser.get(connections))).toContain(receipt)

  const other = new PlainBrowser(callback)
  const sought = `${connections}?name=e`
  const signIn = await other.get(sought)
  expect(signIn.document.text).not.toContain('Open receipt')
  const theirs = await other.press(signIn, 'Sign in', { username: 'water@example.com', password: 'sandbox' })
  expect(theirs.url).toBe(sought)
  expect(receiptsOn(theirs)).not.toContain(receipt)
})
