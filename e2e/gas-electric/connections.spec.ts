import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { approveAndOpenReceipt, openForm } from '../asking.ts'

test('AU-035 all that a customer has approved stands on one page, and leads to the receipt that ends it', async ({
  page,
}) => {
  await openForm(page, { story: 'every-account-ever', username: 'water@example.com' })
  await approveAndOpenReceipt(page)
  const receipt = new URL(page.url())
  const number = (await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent()) ?? ''
  await page.getByRole('link', { name: 'Your connections' }).click()
  await expect(page.getByRole('heading', { name: 'Your connections' })).toBeVisible()
  await page.getByLabel('Search by name').fill('ACME')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page).toHaveURL(/name=ACME/)
  const entry = page.getByRole('listitem').filter({ hasText: number })
  await expect(entry).toContainText('Access is on')
  await expect(entry).toContainText('1111-9')
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await entry.getByRole('link', { name: `Open receipt ${number}` }).click()
  await expect(page).toHaveURL(receipt.href)
  await page.getByRole('button', { name: 'Revoke access' }).click()
  await page.getByRole('button', { name: 'Yes, revoke' }).click()
  await expect(page.getByText('You took access back')).toBeVisible()
  await page.getByRole('link', { name: 'Your connections' }).click()
  await expect(page.getByRole('heading', { name: 'Your connections' })).toBeVisible()
  await expect(entry).toContainText('You took access back')
  await expect(entry).toContainText('Ended')
})

test('AU-035 one access is cut short, approved again and ended, each with two presses', async ({ page }) => {
  await openForm(page, { story: 'two-years-electric', username: 'mover@example.com' })
  await approveAndOpenReceipt(page)
  const number = (await page.getByText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/).textContent()) ?? ''
  const change = (act: string) => page.getByRole('link', { name: `${act} (Approval ${number})` })
  const home = () => page.getByRole('link', { name: 'Your connections' }).first()
  await home().click()
  await expect(page.getByRole('heading', { name: 'Who read your data' })).toBeVisible()
  await change('Set a last day').click()
  const lastDay = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Last day', { exact: true }).fill(lastDay)
  await page.getByRole('button', { name: 'End it with this day' }).click()
  await expect(page.locator('#said')).toContainText('Done. This holds from now on.')
  await expect(page.locator('#said')).toBeFocused()
  await expect(page.getByText('Access is on, and ends soon')).toBeVisible()
  await expectAccessible(page)

  await home().click()
  await expect(page.getByLabel('Search by name')).toBeVisible()
  await change('Renew').click()
  await page.getByRole('button', { name: 'Approve it again' }).click()
  await expect(page.getByText('Access is on', { exact: true })).toBeVisible()
  await expect(page.getByRole('list').filter({ hasText: 'You approved it again.' })).toBeVisible()

  await home().click()
  await expect(page.getByLabel('Search by name')).toBeVisible()
  await page
    .getByRole('link', { name: /^Revoke access/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Yes, revoke' }).click()
  await expect(page.getByRole('list').filter({ hasText: 'You took the access back.' })).toBeVisible()
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectAccessible(page)
})
