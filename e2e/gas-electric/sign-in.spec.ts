import { expect, test } from '@playwright/test'
import { approveAndOpenReceipt, ask, openForm, signIn } from '../asking.ts'

const home = 'home@example.com'

test('AN-003, AN-004, AN-010, AU-020, AU-021, AU-024 who is signed in gets the form at once, unless the request wants a new sign-in', async ({
  page,
}) => {
  await ask(page, { story: 'two-years-electric' })
  await expect(page.getByRole('heading', { name: 'Sign in to Example Gas & Electric' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText('222222')
  await signIn(page, home)
  await ask(page, { story: 'rate-check' })
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await ask(page, { story: 'sign-in-again' })
  await expect(page.getByLabel('Password')).toBeVisible()
})

test('AN-016 signing out ends the session at once', async ({ page }) => {
  await openForm(page, { story: 'two-years-electric', username: home })
  await approveAndOpenReceipt(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in to see more' })).toBeVisible()
  await ask(page, { story: 'two-years-electric' })
  await expect(page.getByLabel('Password')).toBeVisible()
})

test('AN-020, AN-009 another account: the same request, and nothing of the first customer', async ({
  page,
}) => {
  await openForm(page, { story: 'two-years-electric', username: home })
  await page.getByRole('button', { name: 'Use another account' }).click()
  await signIn(page, 'mover@example.com')
  await expect(page.getByRole('region', { name: 'Your energy usage' })).toBeVisible()
  await expect(page.getByText(/^Your usage of the past 2 years, since /)).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^44444/ }).first()).toBeVisible()
  await expect(page.locator('body')).not.toContainText('222222')
})
