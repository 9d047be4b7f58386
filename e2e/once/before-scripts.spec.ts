import { expect, type Page, test } from '@playwright/test'
import { ask, signIn } from '../asking.ts'

/** Scripts do not come before the function that is returned is called. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/_next/**/*.js', async (route) => {
    await promise
    await route.continue()
  })
  return resolve
}

test('SL-004 to SL-010 what is ticked, typed, pasted and chosen before the scripts come counts once they are there', async ({
  page,
}) => {
  await ask(page, { story: 'two-years-electric' })
  const letScriptsCome = await holdScripts(page)
  await signIn(page, 'enterprise@bigbox.example')
  const list = page.getByRole('group', { name: /^Choose/ }).first()
  const rows = list.getByRole('checkbox', { name: /^\d{6}/ })
  const status = list.getByRole('status')
  const search = list.getByRole('searchbox', { name: 'Search' })
  const numbers = list.getByLabel('Numbers', { exact: true })

  for (const name of [/^600001/, /^600003/]) await list.getByRole('checkbox', { name }).uncheck()
  await list.getByRole('checkbox', { name: /^600002/ }).check()
  await search.fill('M-600777')
  await list.getByLabel('Group by').selectOption('account')
  await list.getByText('Paste or upload a list of numbers').click()
  await numbers.fill('600001')
  await list
    .getByLabel(/^Or take them from a file/)
    .setInputFiles({ name: 'numbers.txt', mimeType: 'text/plain', buffer: Buffer.from('600003\n77') })
  await expect(status).toHaveText('800 of 1,200 selected')

  letScriptsCome()
  await expect(status).toHaveText('799 of 1,200 selected')
  await expect(rows).toHaveCount(1)
  await expect(search).toHaveValue('M-600777')
  await expect(list.getByRole('button', { name: /^Clear these .*: Account/ })).toBeVisible()
  await expect(numbers).toHaveValue('600001\n600003\n77')

  await list.getByRole('button', { name: 'Select these numbers' }).click()
  await expect(status).toHaveText('801 of 1,200 selected')
  await expect(list.getByText('Found and selected: 2 of 3')).toBeVisible()
})

test('a list of numbers that the form came with is kept as it was edited before the scripts came', async ({
  page,
}) => {
  await ask(page, { story: 'two-years-electric' })
  await signIn(page, 'enterprise@bigbox.example')
  const letScriptsCome = await holdScripts(page)
  const numbers = page
    .getByRole('group', { name: /^Choose/ })
    .first()
    .getByLabel('Numbers', { exact: true })
  const report = new URLSearchParams({ 's1.asked': '3', 's1.missing': '2', 's1.unknown': '77\n78' })
  // Without its scripts the page is never loaded whole.
  await page.goto(`${page.url()}?${report}`, { waitUntil: 'commit' })
  await expect(numbers).toHaveValue('77\n78')
  await numbers.fill('600001')

  letScriptsCome()
  await page.getByRole('button', { name: 'Select these numbers' }).first().click()
  await expect(page.getByText('Found and selected: 1 of 1')).toBeVisible()
})

test('the first picture of sign-in and form waits for their headings, and for no more', async ({ page }) => {
  await ask(page, { story: 'two-years-electric' })
  const awaited = () => page.locator('link[rel=expect]').getAttribute('href')
  const heading = page.getByRole('heading')
  expect(await awaited()).toBe('#title')
  await expect(heading.and(page.locator('#title'))).toHaveText('Sign in to Example Gas & Electric')
  await signIn(page, 'enterprise@bigbox.example')
  expect(await awaited()).toBe('#title')
  await expect(heading.and(page.locator('#title'))).toContainText('asks for access to your data')
})
