import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser, type Visited } from './browser.ts'
import {
  callback,
  getJson,
  openGrant,
  type ProgramClient,
  pushRequest,
  register,
  registerAsMade,
} from './client.ts'

const utility = profiles[0]?.url ?? ''
const nowhere = 'https://nowhere.invalid/'
const home = { username: 'home@example.com', password: 'sandbox' }

test('AU-013, AU-037, SP-050, AU-039, RG-036, SC-030, ER-030 without an address of its own: receipt for the customer, data by the grant admin client', async () => {
  const program = await registerAsMade(utility, ['cds_usage'])
  const url = new URL(String(program.server.authorization_endpoint))
  url.search = String(
    new URLSearchParams({
      client_id: program.client.client_id,
      response_type: 'code',
      state: program.client.client_id,
      authorization_details: JSON.stringify([{ type: 'cds_usage', service_types: ['electric'] }]),
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    }),
  )
  const browser = new PlainBrowser(nowhere)
  const receipt = await browser.press(await signIn(browser, url.href), 'Approve')
  expect(receipt.status).toBe(200)
  expect(new URL(receipt.url).pathname).toMatch(/^\/receipts\//)
  expect(receipt.document.text).toContain('Confirmation number')

  const { grants } = (await getJson(
    `${program.metadata.cds_grants_api}?states=${program.client.client_id}`,
    program.adminToken,
  )) as { grants: { grant_id: string; authorization_details: object[] }[] }
  expect(grants).toEqual([
    expect.objectContaining({
      status: 'active',
      scope: 'cds_usage',
      authorization_details: [expect.objectContaining({ type: 'cds_usage' })],
    }),
  ])
  expect(grants[0]?.authorization_details[0]).not.toHaveProperty('service_types')
  const token = await openGrant(program, String(grants[0]?.grant_id))
  const usage = await getJson(String(program.metadata.cds_usagesegments_api), token.access_token)
  expect((usage.usage_segments as unknown[]).length).toBeGreaterThan(0)
})

test('RG-036, AU-038 a refusal without an address of its own ends on a page that says so', async () => {
  const program = await registerAsMade(utility, ['cds_usage'])
  const url = `${program.server.authorization_endpoint}?${new URLSearchParams({
    client_id: program.client.client_id,
    response_type: 'code',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  })}`
  const browser = new PlainBrowser(nowhere)
  const end = await browser.press(await signIn(browser, url), 'Decline')
  expect([end.status, new URL(end.url).pathname]).toEqual([
    200,
    `/clients/${program.client.client_id}/return`,
  ])
})

test('AU-026, AU-027 what has become wrong until the customer signs in goes back to the client, with no form', async () => {
  const program = await register(utility, 'cds_usage cds_accounts')
  const { url, state } = await pushRequest(program, { scope: 'cds_usage' })
  const browser = new PlainBrowser(callback)
  const page = await browser.get(url)
  await giveUp(program, 'cds_usage')
  const back = await browser.press(page, 'Sign in', home)
  expect(back.url.startsWith(callback)).toBe(true)
  expect(Object.fromEntries(new URL(back.url).searchParams)).toMatchObject({ error: 'invalid_scope', state })
})

async function signIn(browser: PlainBrowser, url: string): Promise<Visited> {
  return browser.press(await browser.get(url), 'Sign in', home)
}

async function clientsOf({ metadata, adminToken }: ProgramClient): Promise<Record<string, unknown>[]> {
  const { clients } = await getJson(String(metadata.cds_clients_api), adminToken)
  return clients as Record<string, unknown>[]
}

/** The client asks for less from now on. */
async function giveUp(program: ProgramClient, scope: string): Promise<void> {
  const mine = (await clientsOf(program)).find(({ client_id }) => client_id === program.client.client_id)
  const scopes = String(mine?.scope)
    .split(' ')
    .filter((word) => word !== scope)
  const { authorization_details_types: _, cds_authorization_details: __, ...rest } = mine ?? {}
  const changed = await fetch(String(mine?.cds_client_uri), {
    method: 'PUT',
    headers: { authorization: `Bearer ${program.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...rest, scope: scopes.join(' '), cds_default_scope: scopes.join(' ') }),
  })
  expect(changed.status, await changed.text()).toBe(200)
}
