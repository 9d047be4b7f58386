import { expect, test } from '@playwright/test'
import { namesOfTheWire, openForm } from '../asking.ts'

interface Case {
  readonly scope: string
  readonly username?: string
  readonly fields: Readonly<Record<string, unknown>>
  /** What the form says: the section's name, its list, and sentences of data and durations. */
  readonly section: string
  readonly choose: string
  readonly says: readonly RegExp[]
  /** What the third party then reads, by the title of its table. */
  readonly reads: Readonly<Record<string, RegExp>>
}

const year = { segment_start: 'P1Y', segment_end: 'P0D', sync_until: 'P0D' }

const cases: readonly Case[] = [
  {
    scope: 'cds_rate_plan',
    fields: { contract_numbers: ['222222'], sync_until: 'P1Y', include_contract_numbers: true },
    section: 'The rate plans of your services',
    choose: 'Choose services',
    says: [/^The rate plan of each service/, /^Kept up to date for the next year, until/],
    reads: { Services: /222222/ },
  },
  {
    scope: 'cds_account_programs',
    fields: { account_programs: ['LIRA'], sync_until: 'P0D', include_account_numbers: true },
    section: 'The programs your accounts are in',
    choose: 'Choose accounts',
    says: [/^Only: Low-Income Rate Assistance/, /^Shared as it is today: later changes are not shared/],
    reads: { Accounts: /LIRA/ },
  },
  {
    scope: 'cds_service_programs',
    username: 'chain@acme.example',
    fields: { service_programs: ['EV-FLEX'], include_contract_numbers: true },
    section: 'The programs your services are in',
    choose: 'Choose services',
    says: [/^Only: EV Flex Charging/],
    reads: { Services: /EV-FLEX/ },
  },
  {
    scope: 'cds_accounts',
    fields: { account_numbers: ['_all'], include_account_numbers: true, sync_until: 'infinite' },
    section: 'Your accounts',
    choose: 'Choose accounts',
    says: [/^Your customer number and account numbers/, /until you stop it/],
    reads: { Accounts: /1111-1/ },
  },
  {
    scope: 'cds_service_contracts',
    fields: {
      authorization_form_selection_type: 'account_selection',
      account_numbers: ['1111-1'],
      include_contract_numbers: true,
    },
    section: 'Your services',
    choose: 'Choose accounts',
    says: [/^Which services you have/, /^The number of each service/],
    reads: { Services: /222222.*333333|333333.*222222/s },
  },
  {
    scope: 'cds_meters',
    fields: { meter_numbers: ['M-1001'], include_meter_numbers: true },
    section: 'Your meters',
    choose: 'Choose meters',
    says: [/^Which meters you have/, /^The number of each meter/],
    reads: { Meters: /M-1001/ },
  },
  {
    scope: 'cds_bill_statements',
    fields: { statement_date_start: 'P1Y', statement_date_end: 'P0D', account_numbers: ['1111-1'] },
    section: 'Your bills',
    choose: 'Choose accounts',
    says: [/^Your bills of the past year, since/, /^No future bills: only those that you already have/],
    reads: { Bills: /1111-1/ },
  },
  {
    scope: 'cds_service_bills',
    fields: {
      start_date: 'P1Y',
      end_date: 'P6M',
      contract_numbers: ['333333'],
      include_bill_section_line_items: true,
    },
    section: 'Your bills, service by service',
    choose: 'Choose services',
    says: [/^Every single charge/, /over the past year, since/, /over the next 6 months, until/],
    reads: { Charges: /natural_gas/ },
  },
  {
    scope: 'cds_usage',
    fields: { ...year, authorization_form_selection_type: 'meter_device_selection', meter_numbers: ['_all'] },
    section: 'Your energy usage',
    choose: 'Choose meters',
    says: [/^Your usage of the past year, since/],
    reads: { Usage: /kwh/i },
  },
  {
    scope: 'cds_aggregation_consent',
    username: 'tenant1@example.com',
    fields: { aggregation_numbers: ['B1111'], premise_numbers: ['P-6000'], expires: 'P1Y' },
    section: 'Counting you in a building’s total',
    choose: 'Buildings and groups',
    says: [/never on its own/, /^Your consent holds for the next year, until/],
    reads: {},
  },
]

for (const { scope, username, fields, section, choose, says, reads } of cases) {
  test(`AU-003, AU-029, CO-050, PR-001 ${scope}: the form says what is asked for, and approved it is read`, async ({
    page,
  }) => {
    await openForm(page, {
      story: `${scope}-as-usual`,
      username: username ?? 'home@example.com',
      details: [{ type: scope, ...fields }],
    })
    const region = page.getByRole('region', { name: section, exact: true })
    await expect(region.getByRole('group', { name: choose, exact: true })).toBeVisible()
    await region.getByText('Details', { exact: true }).click()
    for (const sentence of says) await expect(region.getByText(sentence).last()).toBeVisible()
    await expect(page.locator('body')).not.toContainText(namesOfTheWire, { useInnerText: true })
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
    for (const [title, held] of Object.entries(reads)) {
      await expect(page.getByRole('region', { name: `${title}, as a table` })).toContainText(held)
    }
  })
}
