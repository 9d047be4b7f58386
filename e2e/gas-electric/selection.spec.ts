import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'

const chain = 'chain@acme.example'
const fund = 'portfolio@fund.example'

/** The third party's first request, answered by a customer of another name. */
async function openForm(page: Page, username: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill('sandbox')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear all' }).first().click()
}

/** Enter searches, by the script as by the form's post. */
async function search(page: Page, words: string): Promise<void> {
  const box = page.getByRole('searchbox', { name: 'Search' }).first()
  await box.fill(words)
  await box.press('Enter')
}

async function showOnlySelected(page: Page, on: boolean, javaScriptEnabled: boolean | undefined) {
  await page.getByRole('checkbox', { name: 'Only show selected' }).first().setChecked(on)
  if (!javaScriptEnabled) await page.getByRole('button', { name: 'Apply' }).first().click()
}

const list = (page: Page) => page.getByRole('group', { name: /^Choose/ }).first()
const entries = (page: Page) => list(page).getByRole('checkbox', { name: /^\d{6}/ })
const status = (page: Page, text: string) => expect(list(page).getByRole('status')).toHaveText(text)

test('SL-004 to SL-010 fourteen entries: search, own scrolling, count, and only what is selected', async ({
  page,
  javaScriptEnabled,
}) => {
  await openForm(page, chain)
  await status(page, '0 of 14 selected')
  await expect(entries(page)).toHaveCount(14)
  await search(page, '7 warehouse')
  await expect(entries(page)).toHaveCount(2)
  await entries(page).first().check()
  await search(page, '')
  await expect(entries(page)).toHaveCount(14)
  await status(page, '1 of 14 selected')
  await showOnlySelected(page, true, javaScriptEnabled)
  await expect(entries(page)).toHaveCount(1)
  await expect(entries(page).first()).toHaveAccessibleName(/500003/)
  await showOnlySelected(page, false, javaScriptEnabled)
  await expect(entries(page)).toHaveCount(14)
  await list(page).getByRole('button', { name: 'Select all' }).click()
  await status(page, '14 of 14 selected')
  await expectAccessible(page)
})

test('SL-005, SL-210 ten thousand: all at once, and one found by its account', async ({ page }) => {
  await openForm(page, fund)
  await list(page).getByRole('button', { name: 'Select all' }).click()
  await status(page, '10,000 of 10,000 selected')
  await search(page, '4000-2500')
  await expect(entries(page)).toHaveCount(4)
  await entries(page).last().uncheck()
  await search(page, '')
  await status(page, '9,999 of 10,000 selected')
  await expectAccessible(page)
})

test('SL-004 to SL-010 groups, numbers from elsewhere and the way back', async ({
  page,
  javaScriptEnabled,
}) => {
  await openForm(page, fund)
  await search(page, 'm-70001')
  await list(page).getByRole('button', { name: 'Select these 10' }).click()
  await status(page, '10 of 10,000 selected')
  await list(page).getByRole('button', { name: 'Undo' }).click()
  await status(page, '0 of 10,000 selected')
  await list(page).getByLabel('Group by').selectOption('account')
  if (!javaScriptEnabled) await list(page).getByRole('button', { name: 'Apply' }).click()
  await list(page).getByRole('button', { name: 'Select these 3: Account 4000-3' }).click()
  await status(page, '3 of 10,000 selected')
  await list(page).getByText('Paste or upload a list of numbers').click()
  const file = {
    name: 'numbers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Meter,City\nM-700500,A\n77,B'),
  }
  await list(page)
    .getByLabel(/^Or take them from a file/)
    .setInputFiles(file)
  if (javaScriptEnabled)
    await expect(list(page).getByLabel('Numbers', { exact: true })).toHaveValue(/M-700500/)
  await list(page).getByRole('button', { name: 'Select these numbers' }).click()
  await status(page, '4 of 10,000 selected')
  await expect(list(page).getByText('Found and selected: 1 of 2')).toBeVisible()
  await expect(list(page).getByRole('listitem').filter({ hasText: /^77$/ })).toBeVisible()
  await expectAccessible(page)
})

test('SL-106, SL-206 later entries have an option of their own, which select all leaves alone', async ({
  page,
}) => {
  await openForm(page, chain)
  const future = list(page).getByRole('checkbox', { name: /^Include future/ })
  await future.setChecked(false)
  await list(page).getByRole('button', { name: 'Select all' }).click()
  await status(page, '14 of 14 selected')
  await expect(future).not.toBeChecked()
})

test('LY-007, CO-005 everything that is needed is there with the details closed', async ({ page }) => {
  await openForm(page, chain)
  await expect(
    page
      .getByRole('region')
      .filter({ has: page.getByText('Details', { exact: true }) })
      .first(),
  ).toBeVisible()
  await list(page).getByRole('button', { name: 'Select all' }).click()
  await status(page, '14 of 14 selected')
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
})
