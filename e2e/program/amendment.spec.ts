import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, redeem, register } from './client.ts'

const utility = profiles[0]?.url ?? ''

interface GrantObject {
  readonly uri: string
  readonly grant_id: string
  readonly status: string
  readonly enabled_scope: string
  readonly receipt_confirmations: readonly string[]
}

test('AU-032, AU-042, AU-045, AU-047, GR-045, GR-060, GR-065, GR-066, GR-070, GR-095, RC-075 more is asked for of a grant, and approved', async () => {
  const program = await register(utility, 'cds_usage cds_accounts')
  const first = await pushRequest(program, {
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
    ...asHome,
  })
  const browser = new PlainBrowser(callback)
  const approved = await browser.press(await signIn(browser, first.url, 'home@example.com'), 'Approve')
  const token = await redeem(program, approved.url, first)
  const [grant] = await grantsOf(program, `states=${first.state}`)
  if (!grant) throw new Error('no grant')

  const widened = await fetch(grant.uri, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scope: 'cds_usage cds_accounts' }),
  })
  expect(await widened.json()).toMatchObject({ status: 'needs_authorization', enabled_scope: 'cds_usage' })
  await expectData(program, token.access_token, 'cds_usagesegments_api', 200)

  const named = { scope: 'cds_usage cds_accounts', cds_grant_id: grant.grant_id }
  const stranger = new PlainBrowser(callback)
  const elsewhere = await pushRequest(program, {
    ...named,
    login_hint: 'water@example.com',
    ui_locales: 'en',
  })
  const refused = await signIn(stranger, elsewhere.url, 'water@example.com')
  expect(Object.fromEntries(new URL(refused.url).searchParams)).toMatchObject({
    error: 'cds_grant_id_invalid_user',
    state: elsewhere.state,
  })

  const declined = await pushRequest(program, { ...named, ...asHome })
  await browser.press(await browser.get(declined.url), 'Decline')
  expect(await grantsOf(program, `grant_ids=${grant.grant_id}`)).toMatchObject([
    { status: 'needs_authorization', enabled_scope: 'cds_usage' },
  ])

  const second = await pushRequest(program, { ...named, ...asHome })
  const form = await browser.get(second.url)
  expect(changesOn(form)).toContain('New: Your accounts')
  expect(changesOn(form)).not.toContain('energy usage')
  expect(chosenOn(form, 's1')).toBe(1)
  const back = await browser.press(form, 'Approve', { 's2.entry': '0' })
  const [changed] = await grantsOf(program, `grant_ids=${grant.grant_id}`)
  expect(changed).toMatchObject({ status: 'active', enabled_scope: 'cds_usage cds_accounts' })
  expect(changed?.receipt_confirmations).toHaveLength(2)
  expect(changed?.receipt_confirmations[0]).toBe(grant.receipt_confirmations[0])

  const wider = await redeem(program, back.url, second)
  await expectData(program, wider.access_token, 'cds_usagesegments_api', 200)
  await expectData(program, wider.access_token, 'cds_accounts_api', 200)
})

const asHome = { login_hint: 'home@example.com', ui_locales: 'en' }

async function signIn(browser: PlainBrowser, url: string, username: string): Promise<Visited> {
  const page = await browser.get(url)
  expect(page.document.querySelector('input[autocomplete=username]')?.getAttribute('value')).toBe(username)
  const password = page.document.querySelector('input[type=password]')?.getAttribute('name') ?? 'password'
  return browser.press(page, 'Sign in', { [password]: 'sandbox' })
}

async function grantsOf(program: ProgramClient, query: string): Promise<readonly GrantObject[]> {
  const answer = await getJson(`${program.metadata.cds_grants_api}?${query}`, program.adminToken)
  return answer.grants as readonly GrantObject[]
}

function changesOn({ document }: Visited): string {
  return document.querySelector('section[aria-labelledby=amendment]')?.text.replace(/\s+/g, ' ') ?? ''
}

function chosenOn({ document }: Visited, section: string): number {
  return document.querySelectorAll(`#${section} input[type=checkbox][checked]`).length
}

async function expectData(program: ProgramClient, token: string, api: string, status: number): Promise<void> {
  const answer = await fetch(String(program.metadata[api]), { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status, api).toBe(status)
}
