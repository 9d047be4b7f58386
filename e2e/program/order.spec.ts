import { expect, test } from '@playwright/test'
import { profiles } from '../profiles.ts'
import { PlainBrowser } from './browser.ts'
import { callback, getJson, type ProgramClient, pushRequest, redeem, register } from './client.ts'

const utility = profiles[0]?.url ?? ''
const home = 'home@example.com'

type Detail = Readonly<Record<string, unknown>>

interface GrantObject {
  readonly status: string
  readonly scope: string
  readonly authorization_details: readonly Detail[]
  readonly receipt_confirmations: readonly string[]
  readonly expires: string | null
}

async function grantsOf(program: ProgramClient, state: string): Promise<readonly GrantObject[]> {
  const { metadata, adminToken } = program
  const { grants } = await getJson(`${metadata.cds_grants_api}?states=${state}`, adminToken)
  return grants as readonly GrantObject[]
}

/** From request to decision; at each step the client sees what there is by then. */
async function approve(scope: string, detail: Detail, username = home) {
  const program = await register(utility, scope)
  const request = await pushRequest(program, { scope, authorization_details: JSON.stringify([detail]) })
  const browser = new PlainBrowser(callback)
  const grants = () => grantsOf(program, request.state)
  const signIn = await browser.get(request.url)
  expect(signIn.document.querySelector('button[value="approve"]')).toBeNull()
  expect(await grants()).toEqual([])
  const form = await browser.press(signIn, 'Sign in', { username, password: 'sandbox' })
  expect(form.document.querySelector('button[value="approve"]')).not.toBeNull()
  expect(await grants()).toEqual([])
  const back = await browser.press(form, 'Approve')
  const [grant] = await grants()
  return { grant: grant as GrantObject, token: await redeem(program, back.url, request) }
}

test('PR-005, PR-008, PR-011, PR-013 sign-in, form, decision, grant: no step before its time, and the grant with the way back', async () => {
  const detail = {
    type: 'cds_usage',
    contract_numbers: ['222222'],
    service_types: ['electric'],
    segment_start: 'P1Y',
    segment_end: 'infinite',
    sync_until: 'P6M',
  }
  const { grant, token } = await approve('cds_usage', detail)
  expect(grant).toMatchObject({ status: 'active', scope: 'cds_usage' })
  expect(grant.receipt_confirmations).toHaveLength(1)
  for (const told of [grant.authorization_details, token.authorization_details as readonly Detail[]]) {
    const [only = {}] = told
    for (const preselection of ['contract_numbers', 'service_types', 'account_numbers']) {
      expect(only).not.toHaveProperty(preselection)
    }
    expect(only.segment_end).toBe('infinite')
    for (const [field, value] of Object.entries(only)) {
      if (field !== 'type' && typeof value === 'string') expect(value, field).not.toMatch(/^P\d/)
    }
  }
})

test('PR-005 a request that is faulty shows no sign-in, and one that only this customer makes so shows no form', async () => {
  const program = await register(utility, 'cds_usage')
  const asked = (details: object) => ({
    scope: 'cds_usage',
    authorization_details: JSON.stringify([{ type: 'cds_usage', ...details }]),
  })
  await expect(pushRequest(program, asked({ segment_start: 'P100Y' }))).rejects.toThrow()
  const unmatched = await pushRequest(
    program,
    asked({ service_types: ['electric'], error_if_no_preselections: true }),
  )
  const browser = new PlainBrowser(callback)
  const page = await browser.press(await browser.get(unmatched.url), 'Sign in', {
    username: 'water@example.com',
    password: 'sandbox',
  })
  expect(page.document.querySelector('button[value="approve"]')).toBeNull()
  expect(page.document.querySelector('button[value="decline"]')).not.toBeNull()
})

test('PR-014 programs that were asked for are told with the grant', async () => {
  const detail = { type: 'cds_account_programs', account_programs: ['LIRA'], account_numbers: ['1111-1'] }
  const { grant, token } = await approve('cds_account_programs', detail)
  expect(grant.authorization_details).toMatchObject([{ account_programs: ['LIRA'] }])
  expect(token.authorization_details).toMatchObject([{ account_programs: ['LIRA'] }])
})

test('PR-016 a consent that expires is a grant that does', async () => {
  const detail = {
    type: 'cds_aggregation_consent',
    aggregation_numbers: ['B1111'],
    premise_numbers: ['P-6000'],
    expires: 'P1Y',
  }
  const { grant } = await approve('cds_aggregation_consent', detail, 'tenant1@example.com')
  const [told = {}] = grant.authorization_details
  expect(Date.parse(String(told.expires))).toBeGreaterThan(Date.now())
  expect(grant.expires).toBe(told.expires)
})
