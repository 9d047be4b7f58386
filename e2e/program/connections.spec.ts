import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, pushRequest, redeem, register } from './client.ts'

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

test('AU-035, GR-050, GR-094, GR-097, RC-061 a customer sees what was read, and changes and ends it at once', async () => {
  const program = await register(profile?.url ?? '', 'cds_usage')
  const browser = new PlainBrowser(callback)
  const asked = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: null }]),
    login_hint: 'home@example.com',
  })
  const form = await browser.press(await browser.get(asked.url), 'Sign in', { password: 'sandbox' })
  const boxes = form.document.querySelectorAll('input[name="s1.entry"]')
  const all = boxes.map((box) => box.getAttribute('value') ?? '')
  const approved = await browser.press(form, 'Approve', { 's1.entry': all })
  const { access_token: token } = await redeem(program, approved.url, asked)
  const read = async () => {
    const answer = await fetch(String(program.metadata.cds_usagesegments_api), {
      headers: { authorization: `Bearer ${token}` },
    })
    const { usage_segments = [] } = (await answer.json()) as { usage_segments?: unknown[] }
    return { status: answer.status, segments: usage_segments.length }
  }
  const grant = async () => {
    const answer = await getJson(
      `${program.metadata.cds_grants_api}?states=${asked.state}`,
      program.adminToken,
    )
    return (answer.grants as Record<string, unknown>[])[0] ?? {}
  }
  const { grant_id, receipt_confirmations } = await grant()
  const [number] = receipt_confirmations as string[]
  const found = await browser.get(`${connections}?name=${number}`)
  expect(receiptsOn(found)).toHaveLength(1)
  expect(said(found)).toContain('Last read Not yet')
  expect(receiptsOn(await browser.get(`${connections}?name=${number}+nowhere`))).toHaveLength(0)

  const whole = await read()
  expect(whole.segments).toBeGreaterThan(0)
  const page = `${connections}/${grant_id}`
  await expect.poll(async () => said(await browser.get(page))).toMatch(/Usage 1 /)
  expect(said(await browser.get(connections))).toContain('A program of the tests Usage')

  const stranger = new PlainBrowser(callback)
  const theirs = await stranger.press(await stranger.get(page), 'Sign in', {
    username: 'water@example.com',
    password: 'sandbox',
  })
  expect(theirs.status).toBe(404)
  const api = `${profile?.url}/api/connections/${grant_id}`
  for (const one of [browser, stranger]) {
    const forged = await one.post(api, new URLSearchParams({ act: 'revoke', token: 'x' }))
    expect(said(forged)).toContain('Nothing was decided')
    expect(forged.document.querySelector(`main a[href="/connections/${grant_id}"]`)).not.toBeNull()
  }
  expect((await grant()).status).toBe('active')

  const opened = await browser.get(page)
  const none = await browser.press(opened, 'Take out what is ticked')
  expect(said(none)).toContain('Tick something first')
  expect(none.document.querySelector('#entries-problem')?.text).toContain('Tick something first')
  const everything = await browser.press(opened, 'Take out what is ticked', { entry: entriesOn(opened) })
  expect(said(everything)).toContain('Nothing would be left')
  const dropped = await browser.press(opened, 'Take out what is ticked', {
    entry: entriesOn(opened).slice(0, 1),
  })
  expect(said(dropped)).toContain('Done. This holds from now on.')
  const part = await read()
  expect(part.status).toBe(200)
  expect(part.segments).toBeLessThan(whole.segments)

  const bad = await browser.press(dropped, 'End it with this day', { last_day: '2020-01-01' })
  expect(said(bad)).toContain('Choose a day that is today or later')
  const field = bad.document.querySelector('#last_day[aria-invalid=true]')
  expect(field?.getAttribute('value')).toBe('2020-01-01')
  const why = bad.document.querySelector(`#${field?.getAttribute('aria-describedby')}`)
  expect(why?.text).toBe(bad.document.querySelector('#said a[href="#last_day"]')?.text)
  const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  const short = await browser.press(bad, 'End it with this day', { last_day: soon })
  expect(said(short)).toContain('Access is on, and ends soon')
  const shown = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })
  expect(said(short)).toContain(`Until ${shown.format(Date.parse(soon))}`)
  const ends = String((await grant()).expires)
  expect(Math.abs(Date.parse(ends) - Date.parse(soon))).toBeLessThan(3 * 86_400_000)
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const longer = await browser.press(short, 'End it with this day', { last_day: later })
  expect(said(longer)).toContain('It ends by then already. Choose an earlier day.')
  expect(longer.document.querySelector('#last_day[aria-invalid=true]')?.getAttribute('value')).toBe(later)
  expect((await grant()).expires).toBe(ends)
  const renewed = await browser.press(longer, 'Approve it again')
  expect(await grant()).toMatchObject({ status: 'active', expires: null })
  expect((await grant()).receipt_confirmations).toHaveLength(2)
  expect(await read()).toEqual(part)

  const ended = await browser.press(renewed, 'Yes, revoke')
  expect(said(ended)).toContain('You took access back')
  expect((await read()).status).toBe(401)
  expect(await grant()).toMatchObject({ status: 'revoked', enabled_scope: '' })
  const acts = ended.document.querySelectorAll('ol li span').map((one) => one.text)
  expect(acts).toEqual([
    'You took the access back.',
    'You approved it again.',
    'You took a part back.',
    'You took a part back.',
    'You approved it.',
  ])

  const file = JSON.parse((await browser.get(`${connections}/record`)).document.toString())
  const own = file.approvals.find((one: { id: string }) => one.id === grant_id)
  expect(own).toMatchObject({ status: 'revoked', client: { name: 'A program of the tests' } })
  expect([own.receipts.length, own.history.length]).toEqual([2, 5])
  expect(own.reads).toMatchObject([{ kind: 'usage' }])
})

function said({ document }: Visited): string {
  const words = document.querySelector('main')?.innerHTML.replace(/<[^>]*>/g, ' ') ?? ''
  return words.replace(/\s+/g, ' ')
}

function entriesOn({ document }: Visited): string[] {
  return document.querySelectorAll('#drop input[name=entry]').map((box) => box.getAttribute('value') ?? '')
}
