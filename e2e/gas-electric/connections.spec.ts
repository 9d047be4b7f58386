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
