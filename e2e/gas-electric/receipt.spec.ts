import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { approveAndOpenReceipt, namesOfTheWire, openForm, signIn } from '../asking.ts'

const home = 'home@example.com'

test('LY-091, RC-002, RC-008, RC-009, RC-030 to RC-034, RC-037, RC-039, FD-069, RC-042 to RC-044 one press approves, and the receipt says what was approved', async ({
  page,
}) => {
  await openForm(page, { story: 'every-account-ever', username: home })
  await approveAndOpenReceipt(page)
  await expect(page.getByRole('banner')).toContainText('Example Gas & Electric')
  await expect(page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)).toBeVisible()
  await expect(page.locator('time')).toHaveText(/\d{4} at \d+:\d\d/)
  await expect(page.getByText('Access is on')).toBeVisible()
  await expect(page.getByText('Access for Acme Energy Auditors')).toBeVisible()
  const website = page.getByRole('main').locator('a[target="_blank"]').first()
  await expect(website).toHaveAttribute('rel', 'noopener nofollow')
  await expect(page.getByRole('region', { name: 'Your accounts' })).toContainText('1111-1')
  await expect(page.getByText('Accounts that you open later are included.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^data sharing terms/ })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Contact support' })).toBeVisible()
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)
  await expect(page.locator('body')).not.toContainText(namesOfTheWire, { useInnerText: true })
  await expectAccessible(page)
})

test('RC-007, RC-050 to RC-053 a stranger sees that it was approved, and nothing of the customer', async ({
  page,
  browser,
}, { project }) => {
  await openForm(page, { story: 'one-account', username: home })
  await approveAndOpenReceipt(page)
  const { viewport, javaScriptEnabled, locale } = project.use
  const elsewhere = await browser.newContext({ viewport, javaScriptEnabled, locale } as object)
  const stranger = await elsewhere.newPage()
  const answer = await stranger.goto(page.url())
  expect(await answer?.text()).not.toMatch(/1111-1|Rivera|123 Main/)
  await expect(stranger.getByText('1 account', { exact: true })).toBeVisible()
  await stranger.getByRole('link', { name: 'Sign in to see more' }).click()
  await signIn(stranger, home)
  await expect(stranger).toHaveURL(page.url())
  await expect(stranger.getByRole('region', { name: 'Your accounts' })).toContainText('1111-1')
  await elsewhere.close()
})

test('RC-032, RC-060 taking access back asks once, can be left, and shows', async ({ page }) => {
  await openForm(page, { story: 'one-account', username: home })
  await approveAndOpenReceipt(page)
  await page.getByRole('button', { name: 'Revoke access' }).click()
  await expect(page.getByRole('button', { name: 'Yes, revoke' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'No, leave it on' }).click()
  await expect(page.getByText('Access is on')).toBeVisible()
  await page.getByRole('button', { name: 'Revoke access' }).click()
  await page.getByRole('button', { name: 'Yes, revoke' }).click()
  await expect(page.getByText('You took access back')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Revoke access' })).toHaveCount(0)
})
