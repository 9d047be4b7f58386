import { expect, test } from '@playwright/test'
import { changeClient } from './client.ts'
import { aReader, asking, type Detail, sectionsOf, wordsOf } from './on-the-form.ts'

const home = 'home@example.com'

/** What a request asks, and what the form then says of how long. */
const durations: readonly (readonly [id: string, detail: Detail, says: RegExp])[] = [
  ['CO-022', { type: 'cds_accounts', sync_until: 'P3Y' }, /Kept up to date for the next 3 years, until/],
  [
    'CO-023',
    { type: 'cds_accounts', sync_until: 'infinite' },
    /Kept up to date until you stop it\. You can stop it at any time, from your receipt/,
  ],
  [
    'CO-024',
    { type: 'cds_accounts', sync_until: 'PT0S' },
    /Shared as it is today: later changes are not shared/,
  ],
  [
    'CO-025',
    { type: 'cds_bill_statements', statement_date_start: 'P18M', statement_date_end: 'P6M' },
    /Your bills of the past 18 months, since .*Your bills over the next 6 months, until/,
  ],
  [
    'CO-026',
    { type: 'cds_bill_statements', statement_date_start: 'P0D' },
    /No past bills: only those still to come/,
  ],
  [
    'CO-027',
    { type: 'cds_bill_statements', statement_date_end: 'infinite' },
    /Your future bills, until you stop it\..*You can stop it at any time, from your receipt/,
  ],
  [
    'CO-028',
    { type: 'cds_bill_statements', statement_date_end: 'P0D' },
    /No future bills: only those that you already/,
  ],
  [
    'CO-029',
    { type: 'cds_service_bills', start_date: 'P1Y', end_date: 'P1Y' },
    /What your bills said over the past year, since .*What your bills will say over the next year, until/,
  ],
  [
    'CO-030',
    { type: 'cds_service_bills', start_date: 'P0D' },
    /Nothing from past bills: only from those still to come/,
  ],
  [
    'CO-031',
    { type: 'cds_service_bills', end_date: 'infinite' },
    /What your future bills say, until you stop it/,
  ],
  [
    'CO-032',
    { type: 'cds_service_bills', end_date: 'P0D' },
    /Nothing from future bills: only from those that you/,
  ],
  [
    'CO-033, CO-042',
    { type: 'cds_usage', segment_start: 'P1Y', segment_end: 'P1Y' },
    /Your usage of the past year, since .*Your usage over the next year, until/,
  ],
  ['CO-034', { type: 'cds_usage', segment_start: 'PT0S' }, /No past usage: only what you use from now on/],
  [
    'CO-035',
    { type: 'cds_usage', segment_end: 'infinite' },
    /Your future usage, until you stop it\..*You can stop it at any time, from your receipt/,
  ],
  [
    'CO-036',
    { type: 'cds_usage', segment_end: 'PT0S' },
    /No future usage: only what you have used up to today/,
  ],
]

test('CO-022 to CO-036, CO-042 the form says how long, for each value of each duration', async () => {
  const types = [...new Set(durations.map(([, { type }]) => String(type)))]
  const { open } = await aReader(types, home)
  for (const [id, detail, says] of durations) {
    const { form } = await open(asking(detail))
    expect(sectionsOf(form)[0]?.durations, id).toMatch(says)
  }
})

const building = {
  type: 'cds_aggregation_consent',
  aggregation_numbers: ['B1111'],
  premise_numbers: ['P-6000'],
}

test('CO-037 to CO-039 the form says how long a consent to be counted in holds', async () => {
  const { open } = await aReader(['cds_aggregation_consent'], 'tenant1@example.com')
  for (const [expires, says] of [
    ['P6M', /Your consent holds for the next 6 months, until/],
    ['infinite', /Your consent holds until you stop it\. You can stop it at any time, from your receipt/],
    ['PT0S', /Your consent holds for this one request: for anything later, they have to ask you again/],
  ] as const) {
    const { form } = await open(asking({ ...building, expires }))
    expect(sectionsOf(form)[0]?.durations, expires).toMatch(says)
  }
})

test('CO-006, CO-007, CO-009 to CO-011 the form names what is on and what it brings, with examples, and nothing that is off', async () => {
  const { open } = await aReader(['cds_usage', 'cds_rate_plan'], home)
  const { form } = await open(
    asking(
      { type: 'cds_rate_plan', include_contract_numbers: false },
      { type: 'cds_usage', include_service_contracts: true, include_meter_devices: true },
      { type: 'cds_usage', include_accounts: true, include_account_numbers: true },
    ),
  )
  const [ratePlan, meters, accounts] = sectionsOf(form).map(({ element }) =>
    wordsOf(element.querySelector('details')),
  )
  expect(ratePlan).toMatch(/Which services you have.*The rate plan of each service/)
  expect(ratePlan).not.toMatch(/The number of each service|account/)
  expect(meters).toMatch(/where your services reach you/)
  expect(meters).not.toMatch(/account/)
  expect(accounts).toMatch(/Your customer number and account numbers.*For example: Account 8800-5/)
  expect(accounts).not.toMatch(/Name, address, kind and status of each account/)
})

const merged = { merge_selection_with: 'cds_usage', sync_until: 'P3Y' }

test('SL-701, SL-703 to SL-705, LY-051, CO-040 scopes that name each other share one section, list and statement; others keep their own', async () => {
  const { open } = await aReader(['cds_usage', 'cds_service_contracts', 'cds_meters'], home)
  const list = { authorization_form_selection_type: 'service_contract_selection' }
  const { form } = await open(
    asking(
      { type: 'cds_usage', ...list, ...merged, merge_selection_with: 'cds_meters' },
      { type: 'cds_service_contracts', ...list, ...merged },
      { type: 'cds_meters', ...list, ...merged, merge_selection_with: 'cds_service_contracts' },
    ),
  )
  const [one, ...others] = sectionsOf(form)
  expect(others).toEqual([])
  expect(one?.element.querySelectorAll('fieldset[id$="-selection"]')).toHaveLength(1)
  expect(one?.element.querySelectorAll('[id$="-purpose"]').length).toBeLessThanOrEqual(1)
  expect(one?.durations.match(/Kept up to date/g)).toHaveLength(1)
  const { form: apart } = await open(
    asking(
      { type: 'cds_usage', ...list },
      { type: 'cds_service_contracts', ...list },
      { type: 'cds_meters' },
    ),
  )
  const lists = sectionsOf(apart).map(
    ({ element }) => element.querySelector('fieldset[id$="-selection"]')?.id,
  )
  expect(lists).toEqual(['s1-selection', 's2-selection', 's3-selection'])
})

test('AU-010, AU-012, AU-043 what a request leaves out is as its client’s defaults spelled out, and an empty cds_grant_id as none', async () => {
  const { open, program } = await aReader(['cds_usage', 'cds_accounts'], home)
  const usual = asking({
    type: 'cds_usage',
    contract_numbers: ['333333'],
    segment_start: 'P6M',
    sync_until: 'P1M',
  })
  await changeClient(program, {
    cds_default_scope: usual.scope,
    cds_default_authorization_details: JSON.parse(String(usual.authorization_details)),
  })
  const shown = async (parameters: Record<string, string>) => {
    const { form } = await open(parameters)
    return sectionsOf(form).map(({ text, checked }) => ({ text, checked }))
  }
  const spelledOut = await shown(usual)
  expect(spelledOut).toEqual([
    { text: expect.stringContaining('Your usage of the past 6 months'), checked: ['333333'] },
  ])
  expect(await shown({})).toEqual(spelledOut)
  expect(await shown({ ...usual, cds_grant_id: '' })).toEqual(spelledOut)
})
