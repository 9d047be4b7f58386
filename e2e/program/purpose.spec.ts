import { expect, test } from '@playwright/test'
import type { HTMLElement } from 'node-html-parser'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, changeClient, type ProgramClient, pushRequest, register } from './client.ts'

const utility = profiles[0]?.url ?? ''
const own = {
  id: 'any',
  name: 'Internal label of the client',
  content:
    'We look at <b>your usage</b>.\n  **Twice** <script>alert(1)</script> & more: https://acme.example',
  related_uri: 'https://acme.example/why',
  related_name: 'How we work',
  scopes_supported: ['cds_usage'],
}

async function registered(): Promise<{ program: ProgramClient; purposes: Record<string, { id: string }> }> {
  const program = await register(utility, 'cds_usage', { client_uri: 'https://acme.example/' })
  const client = await changeClient(program, { cds_purposes: { any: own } })
  return { program, purposes: client.cds_purposes as Record<string, { id: string }> }
}

async function openForm(program: ProgramClient, fields: object) {
  const details = [{ type: 'cds_usage', contract_numbers: ['222222'], ...fields }]
  const asked = { scope: 'cds_usage', authorization_details: JSON.stringify(details) }
  const request = await pushRequest(program, { ...asked, login_hint: 'home@example.com' })
  const browser = new PlainBrowser(callback)
  return {
    browser,
    form: await browser.press(await browser.get(request.url), 'Sign in', { password: 'sandbox' }),
  }
}

/** The box, and what stands before it in its section. */
function purposeIn({ document }: Visited): { box: HTMLElement; section: HTMLElement } {
  const heading = document.querySelectorAll('h4').find(({ text }) => text.trim() === 'For this purpose:')
  const box = document.querySelector(`section[aria-labelledby^="${heading?.id} "]`)
  if (!box || !heading) throw new Error('no purpose')
  return { box, section: box.closest('.card') as HTMLElement }
}

async function receiptOf(browser: PlainBrowser, form: Visited): Promise<Visited> {
  await browser.press(form, 'Approve')
  const decided = await browser.get(form.url)
  const address = decided.document.querySelector('a[href*="/receipts/"]')?.getAttribute('href') ?? ''
  return browser.get(new URL(address, form.url).href)
}

test('LY-057, CO-060 to CO-066, CO-073, FD-476, RC-040, RC-041, FD-477 a client’s purpose: its words as text, its link last, and a copy on the receipt', async () => {
  const { program, purposes } = await registered()
  const purpose = Object.values(purposes).find(({ id }) => id.startsWith('purpose_'))?.id ?? ''
  const { browser, form } = await openForm(program, { purpose })
  const receipt = await receiptOf(browser, form)
  for (const [page, rel] of [
    [form, /\bnoopener\b/],
    [receipt, /^noopener nofollow$/],
  ] as const) {
    const { box, section } = purposeIn(page)
    expect(section.text).toContain('Written by A program of the tests:')
    expect(box.querySelectorAll('*').map(({ tagName }) => tagName)).toEqual(['BDI', 'A'])
    expect(box.querySelector('bdi')?.text).toBe(own.content)
    expect(box.lastChild).toBe(box.querySelector('a'))
    const link = box.querySelector('a')
    expect(link?.text).toBe(own.related_name)
    expect(link?.getAttribute('href')).toBe(own.related_uri)
    expect(link?.getAttribute('target')).toBe('_blank')
    expect(link?.getAttribute('rel')).toMatch(rel)
    expect(page.document.text).not.toContain(own.name)
  }
  const changed = { ...own, id: purpose, content: 'Something else.', related_uri: null, related_name: null }
  await changeClient(program, { cds_purposes: { [purpose]: changed } })
  const later = purposeIn(await browser.get(receipt.url))
  expect(later.box.text).toContain(own.content)
  expect(later.box.querySelector('a')?.getAttribute('href')).toBe(own.related_uri)
})

test('CO-061, FD-473, FD-474 a purpose of the utility is nobody else’s words', async () => {
  const { program } = await registered()
  const { form } = await openForm(program, { purpose: 'energy-advice' })
  const { box, section } = purposeIn(form)
  expect(box.text).toBe('To find out where you could use less energy and pay less, and to tell you.')
  expect(section.text).not.toContain('Written by')
})

test('LY-058, FD-475 without a purpose there is no box and no heading', async () => {
  const { program } = await registered()
  const { form } = await openForm(program, { purpose: null })
  expect(() => purposeIn(form)).toThrow('no purpose')
  expect(form.document.text).not.toContain('purpose')
})

test('RC-033, RC-070, RC-071 a client that changes its name and website: the receipt has both', async () => {
  const { program } = await registered()
  const { browser, form } = await openForm(program, {})
  const receipt = await receiptOf(browser, form)
  expect(receipt.document.text).not.toContain('Now named')
  await changeClient(program, { client_name: 'New Name Ltd', client_uri: 'https://new.example/' })
  const { document } = await browser.get(receipt.url)
  expect(document.text).toContain('Access for A program of the tests')
  expect(document.text).toContain('Now named New Name Ltd')
  const links = document.querySelectorAll('main a').map((link) => link.getAttribute('href'))
  expect(links).toEqual(expect.arrayContaining(['https://acme.example/', 'https://new.example/']))
})
