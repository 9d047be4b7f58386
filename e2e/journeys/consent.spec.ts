import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'

/** From the third party's page to the form, signed in as whom the request names. */
async function toTheForm(page: Page): Promise<void> {
  await page.goto('/')
  await toSignIn(page)
  await page.getByLabel('Password').fill('sandbox')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
}

/** The username is filled in from the request. */
async function toSignIn(page: Page): Promise<void> {
  await page.getByLabel('login_hint').fill('home@example.com')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(page.getByLabel('Username')).toHaveValue('home@example.com')
}

async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
}

test('AU-031, AU-036 a customer approves, the third party reads, and every page can be used by everyone', async ({
  page,
}) => {
  await page.goto('/')
  await expectAccessible(page)
  await toSignIn(page)
  await expectAccessible(page)
  await page.getByLabel('Password').fill('sandbox')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: / of \d+ selected/ })
      .first(),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByText('Details', { exact: true }).first().click()
  await expectAccessible(page)
  await approve(page)
  await expectAccessible(page)
})

test('RC-060 to RC-062 the receipt takes access back without sign-in, and the next call is refused', async ({
  page,
  browser,
}, { project }) => {
  await toTheForm(page)
  const form = page.url()
  await approve(page)
  const outcome = page.url()
  const number = await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent()

  await page.goto(form)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'receipt' }).click()
  await expect(page.getByRole('heading', { name: 'Your authorization receipt' })).toBeVisible()
  await expect(page.getByText('Confirmation number')).toBeVisible()
  await expect(page.getByText(number ?? '')).toBeVisible()
  await expectAccessible(page)

  const { viewport, javaScriptEnabled, locale } = project.use
  const elsewhere = await browser.newContext({ viewport, javaScriptEnabled, locale } as object)
  const stranger = await elsewhere.newPage()
  await stranger.goto(page.url())
  await expect(stranger.getByText('Confirmation number')).toBeVisible()
  await expect(stranger.getByRole('link', { name: 'Sign in to see more' })).toBeVisible()
  await stranger.getByRole('button', { name: 'Revoke access' }).click()
  await expect(stranger.getByRole('button', { name: 'Yes, revoke' })).toBeVisible()
  await expectAccessible(stranger)
  await stranger.getByRole('button', { name: 'Yes, revoke' }).click()
  await expect(stranger.getByText('You took access back')).toBeVisible()
  await expect(stranger.getByRole('button', { name: 'Revoke access' })).toHaveCount(0)
  await expectAccessible(stranger)
  await elsewhere.close()

  await page.goto(outcome)
  await page.getByRole('button', { name: 'Read again' }).click()
  await expect(page.getByText('revoked').first()).toBeVisible()
  await expect(page.getByText('401').first()).toBeVisible()
})

test('AU-030 a customer declines, and the third party is told so', async ({ page }) => {
  await toTheForm(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('access_denied').first()).toBeVisible()
  await expectAccessible(page)
})

test('AN-005, AN-006 giving up at the sign-in page counts as declined', async ({ page }) => {
  await page.goto('/')
  await toSignIn(page)
  await page
    .getByRole('button', { name: 'Cancel' })
    .or(page.getByRole('link', { name: 'Cancel' }))
    .click()
  await expect(page.getByText('access_denied').first()).toBeVisible()
})

test('AN-020 using another account keeps the request', async ({ page }) => {
  await toTheForm(page)
  const form = page.url()
  const another = { name: 'Use another account' }
  await page.getByRole('button', another).or(page.getByRole('link', another)).click()
  await expect(page.getByLabel('Password')).toBeVisible()
  await page.getByLabel('Username').fill('home@example.com')
  await page.getByLabel('Password').fill('sandbox')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(form)
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
})

test('a wrong password is said in place, and the username stays', async ({ page }) => {
  await page.goto('/')
  await toSignIn(page)
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('do not match')).toBeVisible()
  await expect(page.getByLabel('Username')).toHaveValue('home@example.com')
  await expectAccessible(page)
})

test('LY-084, ER-040 nothing chosen is said at the top, and focus is there', async ({ page }) => {
  await toTheForm(page)
  await page.getByRole('button', { name: 'Clear all' }).first().click()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /^0 of / })
      .first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('#problems')).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Select all' }).first().click()
  await approve(page)
})
