import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { openForm } from '../asking.ts'

const usage = {
  type: 'cds_usage',
  allow_scope_modifications: true,
  segment_start: 'P2Y',
  segment_end: 'P1Y',
  sync_until: 'P1Y',
  include_accounts: true,
  data_effects: ['include_accounts We could not tell your homes apart.'],
}

test('LY-003, LY-004, LY-042 to LY-044, LY-054, LY-085 a customer asks for less, finds an error at its place, and approves what is left', async ({
  page,
}) => {
  const accounts = { type: 'cds_accounts', allow_scope_modifications: true }
  await openForm(page, { story: 'whole-audit', username: 'home@example.com', details: [usage, accounts] })
  const part = page.getByRole('region', { name: 'Your energy usage', exact: true })
  await part.getByRole('checkbox', { name: /^222222/ }).check()
  await part.getByText('Change this request').click()
  await expect(part.getByText('says Acme Energy Auditors: We could not tell your homes apart.')).toBeVisible()
  await expectAccessible(page)
  await part.getByRole('checkbox', { name: /^Which accounts you have/ }).uncheck()
  const past = part.getByRole('group', { name: 'How far back' })
  await past.getByRole('combobox').selectOption('Since a day that I choose')
  await part.getByRole('button', { name: 'Apply changes' }).click()

  await expect(page.locator('#problems')).toBeFocused()
  await expect(past.getByText('Choose a day.')).toBeVisible()
  await expect(part.getByRole('checkbox', { name: /^222222/ })).toBeChecked()
  await expectAccessible(page)
  await past.getByRole('combobox').selectOption('6 months')
  await part.getByRole('button', { name: 'Apply changes' }).click()
  await expect(part.getByText(/^Your usage of the past 6 months, since /)).toBeVisible()
  await expect(page.locator('#problems')).toHaveCount(0)

  const list = page.getByRole('region', { name: 'Your accounts', exact: true })
  await list.getByText('Change this request').click()
  await list.getByRole('button', { name: 'Remove this request' }).click()
  await expect(list.getByText('You removed this request.')).toBeVisible()
  await expectAccessible(page)
  const services = page.getByRole('region', { name: 'Your services', exact: true })
  await services.getByRole('checkbox', { name: /^222222/ }).check()
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
  await expect(page.getByText(/"include_accounts": false/).first()).toBeAttached()
  await expect(page.getByText(/"type": "cds_accounts"/)).toHaveCount(0)
})
