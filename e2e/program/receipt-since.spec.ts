import { DatabaseSync } from 'node:sqlite'
import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, register } from './client.ts'

const [profile] = profiles
const utility = profile?.url ?? ''
const usage = {
  type: 'cds_usage',
  contract_numbers: ['222222'],
  segment_start: 'P1Y',
  segment_end: 'P0D',
  include_accounts: true,
}

async function ask(program: ProgramClient, browser: PlainBrowser, more: Record<string, string>) {
  const request = await pushRequest(program, { scope: 'cds_usage', login_hint: 'home@example.com', ...more })
  return { request, page: await browser.get(request.url) }
}

async function receiptOf(browser: PlainBrowser, form: Visited): Promise<Visited> {
  const decided = await browser.get(form.url)
  const address = decided.document.querySelector('a[href*="/receipts/"]')?.getAttribute('href') ?? ''
  return browser.get(new URL(address, form.url).href)
}

async function amend(program: ProgramClient, uri: string, change: object) {
  const answer = await fetch(uri, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  if (!answer.ok) throw new Error(`PATCH ${uri}: ${answer.status} ${await answer.text()}`)
}

const text = ({ document }: Visited, selector: string) =>
  (document.querySelector(selector)?.text ?? '').replace(/\s+/g, ' ')

test('RC-035, RC-072, RC-073, RC-075, RC-076 a receipt says what was approved, what is otherwise now, and where the newer one is', async () => {
  const program = await register(utility, 'cds_usage')
  const browser = new PlainBrowser(callback)
  const { request, page } = await ask(program, browser, { authorization_details: JSON.stringify([usage]) })
  const form = await browser.press(page, 'Sign in', { password: 'sandbox' })
  await browser.press(form, 'Approve')
  const first = await receiptOf(browser, form)
  expect(text(first, 'main')).not.toContain('What has changed since')
  const { grants } = (await getJson(
    `${program.metadata.cds_grants_api}?states=${request.state}`,
    program.adminToken,
  )) as { grants: { grant_id: string; uri: string }[] }
  const { grant_id = '', uri = '' } = grants[0] ?? {}

  await amend(program, uri, { authorization_details: [{ type: 'cds_usage', include_accounts: false }] })
  const reduced = await browser.get(first.url)
  expect(text(reduced, '[aria-labelledby="s1-summary"]')).toContain('Accounts')
  expect(text(reduced, '[aria-labelledby="since"]')).toContain('As it is now')
  expect(text(reduced, '[aria-labelledby="since"]')).not.toContain('Which accounts you have')
  expect(text(reduced, 'main')).not.toContain('A newer receipt')

  await amend(program, uri, { authorization_details: [{ type: 'cds_usage', include_meter_devices: true }] })
  const asked = await ask(program, browser, { cds_grant_id: grant_id })
  const boxes = asked.page.document.querySelectorAll('input[name="s1.entry"]')
  const other = boxes.find((box) => box.closest('label')?.text.includes('333333'))?.getAttribute('value')
  await browser.press(asked.page, 'Approve', { 's1.entry': [other ?? ''] })
  const second = await receiptOf(browser, asked.page)
  const superseded = await browser.get(first.url)
  expect(text(superseded, 'main')).toContain('A newer receipt of')
  const newer = superseded.document
    .querySelectorAll('main a')
    .find((link) => link.text.includes('newer receipt'))
  expect(new URL(newer?.getAttribute('href') ?? '', first.url).pathname).toBe(new URL(second.url).pathname)
  expect(text(superseded, '[aria-labelledby="s1-summary"]')).toContain('222222')
  expect(text(superseded, '[aria-labelledby="since"]')).toMatch(/Which meters you have.*333333/)
  expect(text(second, 'main')).not.toContain('A newer receipt of')
  expect(text(second, 'main')).not.toContain('What has changed since')

  const stranger = await new PlainBrowser(callback).get(first.url)
  expect(text(stranger, 'main')).toContain('What has changed since')
  expect(text(stranger, 'main')).not.toMatch(/222222|333333/)
})

test('RC-042, RC-074 terms that have moved since: the receipt leads to both', async () => {
  const program = await register(utility, 'cds_usage')
  const browser = new PlainBrowser(callback)
  const { page } = await ask(program, browser, { authorization_details: JSON.stringify([usage]) })
  const form = await browser.press(page, 'Sign in', { password: 'sandbox' })
  await browser.press(form, 'Approve')
  const { url, document } = await receiptOf(browser, form)
  const termsOn = (main: typeof document) =>
    main.querySelectorAll('main a').flatMap((link) => {
      const href = link.getAttribute('href') ?? ''
      return href.includes('/terms') ? href : []
    })
  expect(termsOn(document)).toEqual(['/terms'])
  const number = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(document.text)?.[0] ?? ''
  const database = new DatabaseSync(profile?.database ?? '')
  database.exec('pragma busy_timeout = 10000')
  const set = "json_set(content_json, '$.termsUri', 'https://old.example/terms')"
  database.prepare(`update receipt set content_json = ${set} where number = ?`).run(number)
  database.close()
  const moved = await browser.get(url)
  expect(termsOn(moved.document)).toEqual(['https://old.example/terms', '/terms'])
})
