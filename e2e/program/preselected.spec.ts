import { expect, test } from '@playwright/test'
import { getJson, redeem } from './client.ts'
import { aReader, asking, type Detail, sectionsOf } from './on-the-form.ts'

const lists = {
  accounts: ['account_selection', 'Choose accounts'],
  services: ['service_contract_selection', 'Choose services'],
  points: ['servicepoint_selection', 'Choose connection points'],
  meters: ['meter_device_selection', 'Choose meters'],
} as const

/** Fields of a request, and the numbers that are ticked by them at first paint, in each list. */
type Case = readonly [
  ids: string,
  fields: Detail,
  ticked: Partial<Record<keyof typeof lists, readonly string[]>>,
]

const chain: readonly Case[] = [
  ['SL-606', {}, { accounts: [], services: [], points: [], meters: [] }],
  [
    'SL-611',
    { account_numbers: ['2000-2'] },
    { accounts: ['2000-2'], services: ['500005', '500006', '500007', '500008', '500009'] },
  ],
  ['SL-613', { contract_numbers: ['500006'] }, { accounts: ['2000-2'], services: ['500006'] }],
  ['SL-603', { contract_numbers: [' 500006', '50000'] }, { accounts: [], services: [] }],
  [
    'SL-615',
    { type: 'cds_service_programs', service_programs: ['EV-FLEX'] },
    { services: ['500001', '500007'] },
  ],
  [
    'SL-616',
    { servicepoint_numbers: ['SP-500006'] },
    { accounts: ['2000-2'], services: ['500006'], points: ['SP-500006'], meters: ['M-2006'] },
  ],
  [
    'SL-618',
    { premise_numbers: ['P-2004'] },
    {
      accounts: ['2000-2'],
      services: ['500008', '500009'],
      points: ['SP-500008', 'SP-500009'],
      meters: ['M-2008', 'M-2009'],
    },
  ],
  [
    'SL-619',
    { meter_numbers: ['M-2006'] },
    { accounts: ['2000-2'], services: ['500006'], points: ['SP-500006'], meters: ['M-2006'] },
  ],
  ['SL-604', { meter_numbers: ['M-2000'] }, { accounts: [], services: [] }],
  [
    'SL-601',
    { account_numbers: ['2000-2'], service_types: ['natural_gas'] },
    { services: ['500006', '500009'] },
  ],
  [
    'SL-623, SL-630',
    { addresses: ['1 market plaza, example valley, california, 94001'] },
    { accounts: ['2000-1'] },
  ],
  ['SL-631', { addresses: ['88 South Blvd, Example Valley, CA 94006'] }, { accounts: [] }],
  [
    'SL-632, SL-633',
    {
      addresses: [
        '7 warehouse road, example valley, california, 94002', // two services have it
        '90 south boulevard, example valley, california, 94006',
        '1 nowhere street, example valley, california, 94001',
      ],
    },
    { services: ['500012'] },
  ],
]

const home: readonly Case[] = [
  ['SL-612', { type: 'cds_account_programs', account_programs: ['LIRA'] }, { accounts: ['1111-1'] }],
  ['SL-614', { service_types: ['natural_gas'] }, { services: ['333333'] }],
  [
    'SL-617',
    { servicepoint_types: ['natural_gas'] },
    { accounts: ['1111-1'], services: ['333333'], points: ['SP-333333'], meters: ['M-1002'] },
  ],
  [
    'SL-620',
    { meter_types: ['ami_meter'] },
    { services: ['222222'], points: ['SP-222222'], meters: ['M-1001'] },
  ],
  ['SL-621', { type: 'cds_meters', meter_apps: ['HOME-NOW'] }, { services: ['222222'], meters: ['M-1001'] }],
  ['SL-311', { servicepoint_numbers: ['_all'] }, { points: ['SP-222222', 'SP-333333'] }],
  ['SL-411', { meter_numbers: ['_all'] }, { meters: ['M-1001', 'M-1002'] }],
]

const scopes = ['cds_usage', 'cds_account_programs', 'cds_service_programs', 'cds_meters']

async function expectTicked(username: string, cases: readonly Case[]): Promise<void> {
  const { open } = await aReader(scopes, username)
  for (const [id, fields, ticked] of cases) {
    const kinds = Object.keys(ticked) as (keyof typeof lists)[]
    const details = kinds.map((kind) => ({
      type: 'cds_usage',
      authorization_form_selection_type: lists[kind][0],
      ...fields,
    }))
    const { form } = await open(asking(...details))
    const shown = sectionsOf(form).map(({ list, checked }) => [list, checked])
    expect(shown, id).toEqual(kinds.map((kind) => [lists[kind][1], ticked[kind]]))
  }
}

test('SL-001, SL-013, SL-601, SL-603, SL-604, SL-606, SL-611, SL-613, SL-615, SL-616, SL-618, SL-619, SL-623, SL-630 to SL-633 what a request names is ticked in the list that it asks for, and nothing else', async () => {
  await expectTicked('chain@acme.example', chain)
})

test('SL-001, SL-013, SL-311, SL-411, SL-612, SL-614, SL-617, SL-620, SL-621 what a request says of kinds and programs is ticked, and nothing else', async () => {
  await expectTicked('home@example.com', home)
})

test('SL-622 a building’s number ticks those of its accounts that are the customer’s', async () => {
  const { open } = await aReader(scopes, 'tenant1@example.com')
  const fields = { type: 'cds_usage', aggregation_numbers: ['B1111'] }
  const { form } = await open(asking({ ...fields, authorization_form_selection_type: 'account_selection' }))
  expect(sectionsOf(form).map(({ checked }) => checked)).toEqual([['6000-1']])
})

test('SL-014 what the customer unticks is not in the grant', async () => {
  const { open, browser, program } = await aReader(['cds_service_contracts'], 'home@example.com')
  const detail = { type: 'cds_service_contracts', contract_numbers: ['_all'], include_contract_numbers: true }
  const { request, form } = await open(asking(detail))
  const [section] = sectionsOf(form)
  expect(section?.checked).toEqual(['222222', '333333'])
  const [first = ''] = section?.boxes ?? []
  const back = await browser.press(form, 'Approve', { 's1.entry': [first] })
  const { access_token } = await redeem(program, back.url, request)
  const { service_contracts } = await getJson(
    `${program.metadata.cds_servicecontracts_api}`,
    String(access_token),
  )
  expect((service_contracts as Detail[]).map(({ contract_number }) => contract_number)).toEqual(['222222'])
})
