import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, type ProgramClient, pushRequest, redeem, register } from './client.ts'

const utility = profiles[0]?.url ?? ''
let program: ProgramClient

test.beforeAll(async () => {
  program = await register(utility, 'cds_usage')
})

const usage = {
  type: 'cds_usage',
  contract_numbers: ['222222'],
  segment_start: 'P2Y',
  segment_end: 'P1Y',
  sync_until: 'P1Y',
  include_accounts: true,
  include_account_numbers: true,
}
const changeable = { ...usage, allow_scope_modifications: true }

async function openForm(details: readonly object[]) {
  const request = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify(details),
    login_hint: 'home@example.com',
  })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' })
  return { request, browser, form }
}

const buttons = ({ document }: Visited, name: string) =>
  document.querySelectorAll('button').filter((button) => button.text.trim() === name).length
const text = ({ document }: Visited, selector = 'main') =>
  (document.querySelector(selector)?.text ?? '').replace(/\s+/g, ' ')
const names = ({ document }: Visited) =>
  document.querySelectorAll('[name]').flatMap((control) => control.getAttribute('name') ?? [])

async function granted(address: string, request: { verifier: string; state: string }) {
  const { authorization_details } = await redeem(program, address, request)
  return authorization_details as unknown as Record<string, unknown>[]
}

test('LY-042 to LY-044, LY-052, LY-054 a section is removed, put back, and what is removed is not granted', async () => {
  const { request, browser, form } = await openForm([changeable, { ...changeable, segment_end: 'P0D' }])
  expect(buttons(form, 'Remove this request')).toBe(2)
  const one = await browser.press(form, 'Remove this request')
  expect(text(one, '#s1')).toContain('You removed this request. Nothing of it is shared.')
  expect(buttons(one, 'Remove this request')).toBe(0)
  const both = await browser.press(one, 'Put it back')
  expect(buttons(both, 'Remove this request')).toBe(2)
  const again = await browser.press(both, 'Remove this request')
  const forged = new URLSearchParams(tokenOf(again))
  forged.append('do', 's2.remove')
  const stays = await browser.post(new URL('/api/drafts', form.url).href, forged)
  expect(text(stays, '#s2')).not.toContain('You removed this request')
  const back = await browser.press(again, 'Approve')
  const details = await granted(back.url, request)
  expect(details).toHaveLength(1)
  expect(String(details[0]?.segment_end).slice(0, 10)).toBe(new Date().toISOString().slice(0, 10))
})

test('LY-063 what is said only because of a section goes and comes with it', async () => {
  const both = await register(utility, 'cds_usage cds_accounts')
  const details = [changeable, { type: 'cds_accounts', allow_scope_modifications: true }]
  const asked = { scope: 'cds_usage cds_accounts', authorization_details: JSON.stringify(details) }
  const request = await pushRequest(both, { ...asked, login_hint: 'home@example.com' })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' })
  const disclosed = 'can show when people are at home'
  expect(text(form)).toContain(disclosed)
  const without = await browser.press(form, 'Remove this request')
  expect(text(without)).not.toContain(disclosed)
  expect(text(await browser.press(without, 'Put it back'))).toContain(disclosed)
})

test('LY-053, PR-015 whoever wants no change need do nothing', async () => {
  const { request, browser, form } = await openForm([changeable])
  expect(buttons(form, 'Reset everything')).toBe(0)
  expect(text(form)).not.toContain('You changed this request')
  const [detail] = await granted((await browser.press(form, 'Approve')).url, request)
  expect(detail).toMatchObject({ include_accounts: true, include_account_numbers: true })
  expect(yearsFromNow(detail?.segment_start)).toBeCloseTo(-2, 1)
})

test('LY-054, LY-044, RC-035 less data and shorter durations: form, grant and receipt say the same', async () => {
  const { request, browser, form } = await openForm([changeable])
  const changed = await browser.press(form, 'Apply changes', {
    's1.keep': ['include_accounts'],
    's1.for-0': 'P6M',
  })
  expect(text(changed, '#s1')).toMatch(/Your usage of the past 6 months, since/)
  expect(text(changed, '#s1')).toContain('You changed this request.')
  const undone = await browser.press(changed, 'Undo changes')
  expect(text(undone, '#s1')).toMatch(/Your usage of the past 2 years, since/)
  expect(text(undone, '#s1')).not.toContain('You changed this request.')
  const anew = await browser.press(undone, 'Apply changes', { 's1.for-0': 'P1M' })
  const reset = await browser.press(anew, 'Reset everything')
  expect(text(reset, '#s1')).toMatch(/Your usage of the past 2 years, since/)
  const back = await browser.press(reset, 'Approve', {
    's1.keep': ['include_accounts'],
    's1.for-0': 'P6M',
  })
  const [detail] = await granted(back.url, request)
  expect(detail).toMatchObject({ include_accounts: true, include_account_numbers: false })
  expect(yearsFromNow(detail?.segment_start)).toBeCloseTo(-0.5, 1)
  expect(yearsFromNow(detail?.segment_end)).toBeCloseTo(1, 1)
  const decided = await browser.get(form.url)
  const receipt = decided.document.querySelector('a[href*="/receipts/"]')?.getAttribute('href') ?? ''
  const shown = text(await browser.get(new URL(receipt, form.url).href))
  expect(shown).toMatch(/Your usage of the past 6 months, since/)
  expect(shown).toContain('Which accounts you have')
  expect(shown).not.toContain('Your customer number')
})

test('ER-040, LY-084 to LY-086 a day that will not do is told at its place and first, and nothing is lost', async () => {
  const { request, browser, form } = await openForm([changeable])
  for (const [day, says] of [
    ['', 'Choose a day.'],
    ['2001-01-01', 'Choose a day that shares less than what was asked for.'],
  ] as const) {
    for (const button of ['Apply changes', 'Approve']) {
      const typed = { 's1.for-0': 'day', 's1.day-0': day, 's1.keep': ['include_account_numbers'] }
      const refused = await browser.press(form, button, typed)
      expect(refused.url).toContain('#problems')
      expect(text(refused, '#problems')).toContain(says)
      const link = refused.document.querySelector('#problems a')?.getAttribute('href') ?? ''
      const field = refused.document.querySelector(link)
      expect(field?.getAttribute('aria-invalid')).toBe('true')
      const about = field?.getAttribute('aria-describedby')?.split(' ').at(-1)
      expect(text(refused, `#${about}`)).toContain(says)
      expect(refused.document.querySelector('[name="s1.day-0"]')?.getAttribute('value') ?? '').toBe(day)
      expect(refused.document.querySelector('[value=include_accounts]')?.hasAttribute('checked')).toBe(false)
    }
  }
  const back = await browser.press(await browser.get(form.url), 'Approve', { 's1.for-0': 'P1M' })
  const [detail] = await granted(back.url, request)
  expect(detail).toMatchObject({ include_accounts: false, include_account_numbers: true })
})

test('LY-052, LY-055, SL-710 a locked request has nothing to change, and a forged change is refused', async () => {
  const { browser, form } = await openForm([usage, usage])
  for (const name of ['Remove this request', 'Apply changes']) expect(buttons(form, name)).toBe(0)
  expect(names(form).filter((name) => /\.(keep|offered|for-|day-)/.test(name))).toEqual([])
  for (const change of [
    { 's1.offered': 'include_accounts' },
    { 's1.for-0': 'P1M' },
    { 's1.offered': '', 's1.for-0': 'P1M' },
  ]) {
    expect(text(await browser.press(form, 'Approve', change))).toContain('Nothing was decided')
  }
  const removed = new URLSearchParams({ ...tokenOf(form), do: 's1.remove' })
  const stays = await browser.post(new URL('/api/drafts', form.url).href, removed)
  expect(text(stays)).not.toContain('You removed this request')
})

test('what the client says of data left out stands beside it, as its words and as text', async () => {
  const effect = 'We could not <b>tell your homes apart</b>.'
  const { form } = await openForm([{ ...changeable, data_effects: [`include_accounts ${effect}`] }])
  expect(text(form, '#s1-changes')).toContain(`says A program of the tests: ${effect}`)
})

function tokenOf({ document }: Visited): Record<string, string> {
  const value = (name: string) => document.querySelector(`form[action="/api/grants"] [name=${name}]`)
  return Object.fromEntries(['uid', 'token'].map((name) => [name, value(name)?.getAttribute('value') ?? '']))
}

function yearsFromNow(moment: unknown): number {
  return (Date.parse(String(moment)) - Date.now()) / (365.25 * 24 * 3600 * 1000)
}
