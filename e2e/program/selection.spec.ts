import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, redeem, register } from './client.ts'

const utility = profiles[0]?.url ?? ''

async function openForm(scope: string, username: string, fields: object = {}) {
  const program = await register(utility, scope)
  const request = await pushRequest(program, {
    scope,
    authorization_details: JSON.stringify([{ type: scope, ...fields }]),
    login_hint: username,
    ui_locales: 'en',
  })
  const browser = new PlainBrowser(callback)
  const form = await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' })
  return { program, request, browser, form }
}

const list = ({ document }: Visited) => document.getElementById('s1-selection')
const textOf = (page: Visited) => (list(page)?.text ?? '').replace(/\s+/g, ' ')
const statusOf = (page: Visited) => list(page)?.querySelector('output')?.text.trim()
const checkedIn = (page: Visited) => list(page)?.querySelectorAll('input[name="s1.entry"][checked]').length
const rowsIn = (page: Visited) => list(page)?.querySelectorAll('input[name="s1.entry"]').length

async function grantsOf(program: ProgramClient, state: string) {
  const { grants } = await getJson(`${program.metadata.cds_grants_api}?states=${state}`, program.adminToken)
  return grants as { status: string; scope: string; authorization_details: Record<string, unknown>[] }[]
}

test('SL-004 to SL-010 ten thousand, page by page: what is searched, grouped, pasted and undone loses nothing', async () => {
  const { program, request, browser, form } = await openForm(
    'cds_service_contracts',
    'portfolio@fund.example',
    {
      include_contract_numbers: true,
    },
  )
  expect([statusOf(form), rowsIn(form)]).toEqual(['0 of 10,000 selected', 50])
  const second = await browser.press(form, 'Next page', { 's1.entry': ['0', '49'] })
  expect([statusOf(second), checkedIn(second)]).toEqual(['2 of 10,000 selected', 0])

  const found = await browser.press(second, 'Find', { 's1.search': 'm-70001', 's1.entry': '50' })
  expect([statusOf(found), rowsIn(found)]).toEqual(['3 of 10,000 selected', 10])
  const these = await browser.press(found, 'Select these 10')
  expect([statusOf(these), checkedIn(these)]).toEqual(['13 of 10,000 selected', 10])
  const undone = await browser.press(these, 'Undo')
  expect(statusOf(undone)).toBe('3 of 10,000 selected')

  const numbers = { 's1.numbers': 'Number;City\n700100;Springs\n4000-2;Springs\n12;nowhere' }
  const pasted = await browser.press(undone, 'Select these numbers', { ...numbers, 's1.search': '' })
  expect(textOf(pasted)).toContain('Found and selected: 2 of 3')
  expect(textOf(pasted)).toMatch(/Not found: 1 ?12/)
  expect(statusOf(pasted)).toBe('8 of 10,000 selected')

  const grouped = await browser.press(pasted, 'Apply', { 's1.only': 'on', 's1.by': 'account' })
  expect(textOf(grouped)).toContain('Account 4000-2 4 of 4 selected')
  const fewer = await browser.press(grouped, 'Clear these 4')
  expect([statusOf(fewer), rowsIn(fewer)]).toEqual(['4 of 10,000 selected', 4])
  const all = await browser.press(fewer, 'Select all')
  expect(statusOf(all)).toBe('10,000 of 10,000 selected')

  const back = await browser.press(await browser.press(all, 'Undo'), 'Approve')
  const token = await redeem(program, back.url, request)
  const { service_contracts } = await getJson(
    String(program.metadata.cds_servicecontracts_api),
    token.access_token,
  )
  const shared = (service_contracts as { contract_number: string }[]).map((one) => one.contract_number)
  expect(shared.sort()).toEqual(['700001', '700050', '700051', '700100'])
})

test('SL-004, SL-005 three buttons and three times Undo lead back to the start, and what was checked by hand stays', async () => {
  const { browser, form } = await openForm('cds_service_contracts', 'portfolio@fund.example')
  const checked = await browser.press(form, 'Next page', { 's1.entry': ['3', '7'] })
  const found = await browser.press(checked, 'Find', { 's1.search': 'm-70001' })
  const these = await browser.press(found, 'Select these 10')
  const all = await browser.press(these, 'Select all')
  const none = await browser.press(all, 'Clear all')
  const counts = ['10,000', '12', '2']
  let page = none
  for (const count of counts) {
    page = await browser.press(page, 'Undo')
    expect(statusOf(page)).toBe(`${count} of 10,000 selected`)
  }
  expect(list(page)?.querySelector('button[value$=undo]')?.getAttribute('aria-disabled')).toBe('true')
  expect(statusOf(await browser.press(page, 'Undo'))).toBe('2 of 10,000 selected')
})

test.describe('each kind of list', () => {
  const lists = [
    ['SL-101, SL-106', 'account_selection', '2000-1 Electricity, Gas Acme Markets Head Office', true],
    ['SL-201, SL-206', 'service_contract_selection', '500001 Electricity', true],
    ['SL-301', 'servicepoint_selection', 'SP-500001 Electricity', false],
    ['SL-401', 'meter_device_selection', 'M-2001 Electricity meter', false],
  ] as const

  for (const [rules, type, says, hasFuture] of lists) {
    test(`${rules} ${type}`, async () => {
      const { form } = await openForm('cds_usage', 'chain@acme.example', {
        authorization_form_selection_type: type,
      })
      expect(textOf(form)).toContain(says)
      expect(list(form)?.querySelector('input[name="s1.future"]') !== null).toBe(hasFuture)
    })
  }

  test('SL-501 aggregation_selection', async () => {
    const { form } = await openForm('cds_usage', 'portfolio@fund.example', {
      authorization_form_selection_type: 'aggregation_selection',
    })
    expect(textOf(form)).toContain('F-B001 Confidential')
  })
})

test('SP-214 under each service stand the meters that come with it', async () => {
  const { form } = await openForm('cds_meters', 'home@example.com', {
    authorization_form_selection_type: 'service_contract_selection',
  })
  expect(textOf(form)).toMatch(/222222 Electricity[^:]* Meter M-1001 .*333333 Gas[^:]* Meter M-1002 /)
})

test('SL-530 to SL-533, SL-535, SL-712 a building that asks to count somebody: theirs is named, no neighbour is', async () => {
  const { form } = await openForm('cds_aggregation_consent', 'tenant1@example.com', {
    aggregation_numbers: ['B1111'],
    premise_numbers: ['P-6000'],
  })
  expect(textOf(form)).toMatch(
    /^ *Buildings and groups *Exactly these are asked for\..*B1111.*60 Court St.*Yours in it.*6000-1.*610001.*M-6001/,
  )
  expect(list(form)?.querySelectorAll('input, button, select, textarea')).toEqual([])
  expect(form.document.toString()).not.toMatch(/6000-[2-4]|61000[2-4]|M-600[2-4]|Adeyemi/)
})

test('PR-005, PR-008 there is no grant before the approval, and at the redirect there is', async () => {
  const { program, request, browser, form } = await openForm('cds_accounts', 'home@example.com', {
    account_numbers: ['_all'],
  })
  expect(await grantsOf(program, request.state)).toEqual([])
  const looked = await browser.press(form, 'Select all')
  expect(await grantsOf(program, request.state)).toEqual([])
  await browser.press(looked, 'Approve')
  expect(await grantsOf(program, request.state)).toMatchObject([{ status: 'active', scope: 'cds_accounts' }])
})
