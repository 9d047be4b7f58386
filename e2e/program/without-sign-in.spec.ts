import { execFileSync } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { codeIn, mailboxOf } from '../mail.ts'
import { alertOf, titleOf, type Visited } from './browser.ts'
import { getJson, redeem } from './client.ts'
import { aForm, dialogOf, numbersOn, unsignedProfile, wordsIn } from './unsigned-form.ts'

const utility = unsignedProfile?.url ?? ''

test('AN-030, AN-032, AN-033, FD-067 a number that exists and one that does not look and behave the same', async () => {
  const [there, invented] = await Promise.all([seenWith('333333'), seenWith('987654')])
  expect(there.length).toBe(3)
  expect(invented).toEqual(there)
  for (const page of there) {
    expect(page).not.toMatch(/Main St|Riverside, ON|M-1001|1111-1|Household Water|Roy/)
  }
})

test('AN-031, AN-040, AN-042 there is no grant before the code, and none after declining in its place', async () => {
  const asked = await aForm({ contract_numbers: ['222222', '333333'] })
  expect(numbersOn(asked.form)).toEqual(['222222', '333333'])
  const dialog = await asked.approve('decliner@example.com')
  expect(await asked.grants()).toEqual([])
  const back = await asked.browser.press(dialogOf(dialog), 'Decline')
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied')
  expect(new URL(back.url).searchParams.get('state')).toBe(asked.state)
  expect(await asked.grants()).toEqual([])
})

test('AN-044 the fifth wrong code is a refusal, and the right one comes too late', async () => {
  const mail = await mailboxOf('guesser@example.com')
  const asked = await aForm({ contract_numbers: ['222222'] })
  let page = await asked.approve('guesser@example.com')
  const code = codeIn(await mail.next(/is your code/))
  const wrong = code === '000000' ? '000001' : '000000'
  for (const left of ['4 tries', '3 tries', '2 tries', '1 try']) {
    page = await asked.browser.press(dialogOf(page), 'Confirm code', { code: wrong })
    expect(alertOf(page)).toContain(`You have ${left} left.`)
  }
  const last = dialogOf(page)
  const back = await asked.browser.press(last, 'Confirm code', { code: wrong })
  expect(new URL(back.url).searchParams.get('error')).toBe('access_denied')
  const again = await asked.browser.press(last, 'Confirm code', { code })
  expect(again.url).not.toContain('code=')
  expect(await asked.grants()).toEqual([])
})

test('AN-047, GR-020, GR-027, GR-028, GR-042, GR-043, LY-072, OP-36 who is not on file gets a grant that the utility has yet to look at, and no data', async () => {
  const address = 'nobody@example.com'
  const mail = await mailboxOf(address)
  const asked = await aForm({ contract_numbers: ['222222'] })
  const dialog = dialogOf(await asked.approve(address))
  const code = codeIn(await mail.next(/is your code/))
  const presses = [1, 2, 3].map(() => asked.browser.press(dialog, 'Confirm code', { code }))
  const [back] = await Promise.all(presses)
  const grants = await asked.grants()
  const eta = expect.stringMatching(/Z$/)
  const nothing = { enabled_scope: '', enabled_authorization_details: [] }
  expect(grants).toMatchObject([{ status: 'pending', eta, scope: 'cds_usage', ...nothing }])
  const receipt = await mail.next(/^Your receipt/)
  expect(receipt.text).toContain(grants[0]?.receipt_confirmations[0])
  expect((await mail.subjects()).toSorted()).toEqual([
    expect.stringContaining('is your code'),
    expect.stringContaining('Your receipt'),
  ])
  const token = await redeem(asked.program, back?.url ?? '', asked.request)
  const usage = async () => {
    const read = await getJson(String(asked.program.metadata.cds_usagesegments_api), token.access_token)
    return read.usage_segments as readonly unknown[]
  }
  expect(await usage()).toEqual([])
  review(String(grants[0]?.grant_id), '--customer', 'home@example.com')
  expect(await asked.grants()).toMatchObject([{ status: 'active', eta: null, enabled_scope: 'cds_usage' }])
  expect((await usage()).length).toBeGreaterThan(0)
})

test('GR-043, OP-36 of what was typed in, what was found can be read, while the utility looks for the rest', async () => {
  const mail = await mailboxOf('home@example.com')
  const asked = await aForm({ contract_numbers: ['222222', '987654'] })
  const dialog = dialogOf(await asked.approve('home@example.com'))
  await asked.browser.press(dialog, 'Confirm code', { code: codeIn(await mail.next(/is your code/)) })
  expect(await asked.grants()).toMatchObject([
    {
      status: 'pending',
      enabled_scope: 'cds_usage',
      enabled_authorization_details: [{ type: 'cds_usage' }],
    },
  ])
})

test('LY-052, LY-054 what the customer shortened is what the code approves', async () => {
  const mail = await mailboxOf('careful@example.com')
  const asked = await aForm({
    contract_numbers: ['222222'],
    segment_start: 'P1Y',
    allow_scope_modifications: true,
  })
  const changes = { 's1.for-0': 'P1M', contact: 'careful@example.com' }
  const dialog = dialogOf(await asked.browser.press(asked.form, 'Approve', changes))
  await asked.browser.press(dialog, 'Confirm code', { code: codeIn(await mail.next(/is your code/)) })
  const [grant] = await asked.grants()
  const start = Date.parse(String(grant?.authorization_details[0]?.segment_start))
  expect((Date.now() - start) / 86_400_000).toBeLessThan(32)
})

test('LY-042 to LY-044, LY-052, LY-054 without sign-in too, changes are applied, undone, removed, put back and reset', async () => {
  const usage = { type: 'cds_usage', contract_numbers: ['222222'], segment_start: 'P1Y' }
  const changeable = { ...usage, allow_scope_modifications: true }
  const { browser, form } = await aForm(changeable, {
    authorization_details: JSON.stringify([changeable, { ...changeable, segment_start: 'P2Y' }]),
  })
  const shorter = await browser.press(form, 'Apply changes', { 's1.for-0': 'P1M' })
  expect(wordsIn(shorter)).toContain('You changed this request.')
  expect(shorter.document.querySelector('[name="s1.for-0"] [selected]')?.getAttribute('value')).toBe('P1M')
  const undone = await browser.press(shorter, 'Undo changes')
  expect(wordsIn(undone)).not.toContain('You changed this request.')
  const removed = await browser.press(undone, 'Remove this request')
  expect(wordsIn(removed)).toContain('You removed this request. Nothing of it is shared.')
  expect(wordsIn(await browser.press(removed, 'Put it back'))).not.toContain('You removed this request.')
  const again = await browser.press(await browser.get(form.url), 'Apply changes', { 's1.for-0': 'P1M' })
  const reset = await browser.press(again, 'Reset everything')
  expect(wordsIn(reset)).not.toMatch(/You (changed|removed) this request/)
  expect(wordsIn(reset)).toBe(wordsIn(form))
})

test('FD-068, RC-038, RC-039, SL-122, SL-123, SL-222, SL-223 all and later ones are said in words', async () => {
  const asked = await aForm({ contract_numbers: ['_all', '_include_future'] })
  const says = asked.form.document.querySelector('main')?.text
  expect(says).not.toContain('_all')
  expect(says).not.toContain('_include_future')
  expect(says).toContain('All services that this request applies to')
  const future = asked.form.document.querySelector('input[name="s1.future"]')
  expect(future?.hasAttribute('checked')).toBe(true)
  const mail = await mailboxOf('all@example.com')
  const dialog = dialogOf(await asked.approve('all@example.com'))
  await asked.browser.press(dialog, 'Confirm code', { code: codeIn(await mail.next(/is your code/)) })
  const { text = '' } = await mail.next(/^Your receipt/)
  const receipt = await asked.browser.get(/http:\S+\/receipts\/\S+/.exec(text)?.[0] ?? '')
  for (const told of [text, receipt.document.querySelector('main')?.text]) {
    expect(told).not.toContain('_all')
    expect(told).toContain('All services that this request applies to')
  }
})

test('AU-025, AN-034 prompt=login asks for no sign-in where there is none; a form of another request decides nothing', async () => {
  const one = await aForm({ contract_numbers: ['222222'] }, { prompt: 'login' })
  const other = await aForm({ contract_numbers: ['333333'] })
  const fields = new URLSearchParams({
    uid: uidOf(one.form),
    token: tokenOf(other.form),
    decision: 'approve',
    contact: 'forger@example.com',
  })
  const forged = await other.browser.post(`${utility}/api/grants`, fields)
  expect(titleOf(forged)).toBe('Please start again from where you came from')
  const without = await one.browser.press(one.form, 'Approve')
  expect(without.url).toContain('check=on#problems')
  expect((await one.browser.get(`${utility}/login`)).status).toBe(404)
})

/** As the utility's staff do. */
function review(...asked: readonly string[]): void {
  execFileSync('node', ['scripts/review.mjs', ...asked], {
    env: {
      ...process.env,
      UTILITY: unsignedProfile?.utility,
      DATABASE_URL: `file:${unsignedProfile?.database}`,
    },
  })
}

/** Form, form with something missing, and dialog, with what is one request's own replaced. */
async function seenWith(number: string): Promise<readonly string[]> {
  const asked = await aForm({ contract_numbers: [number] })
  const pages = [
    asked.form,
    await asked.browser.press(asked.form, 'Approve'),
    await asked.approve('same@example.com'),
  ]
  return pages.map((page) => wordsOf(page).replaceAll(number, 'NUMBER'))
}

/** What the page says, and what its boxes and fields hold. */
function wordsOf({ document }: Visited): string {
  const body = document.querySelector('body')
  for (const script of body?.querySelectorAll('script, input[type=hidden]') ?? []) script.remove()
  const values = body?.querySelectorAll('input').map((input) => input.getAttribute('value')) ?? []
  return `${body?.text} ${values.join(' ')}`.replace(/\s+/g, ' ')
}

function uidOf({ document }: Visited): string {
  return document.querySelector('input[name=uid]')?.getAttribute('value') ?? ''
}

function tokenOf({ document }: Visited): string {
  return document.querySelector('input[name=token]')?.getAttribute('value') ?? ''
}
