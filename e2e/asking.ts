import { expect, type Page } from '@playwright/test'

/** What the example third party asks for, changed as a developer would change it in its page. */
export interface Asked {
  /** Its ready-made request. */
  readonly story: string
  readonly username?: string
  readonly details?: readonly object[]
}

/** Sends the customer to the utility. Ends at the sign-in page, or on the form where that is not needed. */
export async function ask(page: Page, { story, username, details }: Asked): Promise<void> {
  await page.goto(`/?ask=${story}`)
  if (username !== undefined) await page.getByLabel('login_hint').fill(username)
  if (details) await page.getByLabel(/^authorization_details/).fill(JSON.stringify(details))
  await page.getByRole('button', { name: 'Go', exact: true }).click()
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill('sandbox')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Password')).toHaveCount(0)
}

export async function openForm(page: Page, asked: Asked & { readonly username: string }): Promise<void> {
  await ask(page, asked)
  await signIn(page, asked.username)
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
}

/** From the form through an approval to its receipt, as the customer finds it on coming back. */
export async function approveAndOpenReceipt(page: Page): Promise<void> {
  const form = page.url()
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
  await page.goto(form)
  await page.getByRole('link', { name: 'receipt' }).click()
  await expect(page.getByRole('heading', { name: 'Your authorization receipt' })).toBeVisible()
}

/** Names of the specification, and its notation of durations. */
export const namesOfTheWire =
  /cds_|_id\b|include_|segment_|sync_until|authorization_details|infinite|\bP\d+[YMD]\b/
