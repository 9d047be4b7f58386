import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { ask, signIn } from '../asking.ts'

/** The address at the utility to which a request that is not pushed sends the customer. */
async function addressOfRequest(page: Page): Promise<URL> {
  const sent = page.waitForRequest((request) => new URL(request.url()).searchParams.has('client_id'))
  await ask(page, { story: 'not-pushed' })
  return new URL((await sent).url())
}

test('AU-006 to AU-008, AU-015, ER-020 to ER-022 without a sound client, address and type there is a page, and no way back', async ({
  page,
}) => {
  const right = await addressOfRequest(page)
  for (const [name, value] of [
    ['client_id', 'nobody'],
    ['redirect_uri', 'https://elsewhere.example/'],
    ['response_type', 'token'],
  ] as const) {
    const wrong = new URL(right)
    wrong.searchParams.set(name, value)
    await page.goto(wrong.href)
    expect(new URL(page.url()).origin, name).toBe(right.origin)
    await expect(page.getByRole('heading', { name: 'This request cannot be completed' })).toBeVisible()
    await expect(page.getByText(/is not complete, or something in it is wrong/)).toBeVisible()
    await expect(
      page.getByText(/contact the website or app .* let them know that their link is invalid/),
    ).toBeVisible()
  }
  await expectAccessible(page)
})

test('AU-028, FD-458, ER-001 to ER-007, ER-013 nothing of the kind: a page says so, and declining tells the client', async ({
  page,
}) => {
  await ask(page, { story: 'nothing-matches' })
  const utility = new URL(page.url()).origin
  await signIn(page, 'water@example.com')
  await expect(
    page.getByRole('heading', { name: 'We could not find what Acme Energy Auditors asks for' }),
  ).toBeVisible()
  await expect(page.getByText('Services of this kind: Electricity')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  expect(new URL(page.url()).origin).toBe(utility)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('no_preselections').first()).toBeVisible()
})

test('AN-021, AN-022, PR-007, ER-008 someone else signs in there, as often as it takes', async ({ page }) => {
  await ask(page, { story: 'nothing-matches' })
  for (const username of ['water@example.com', 'empty@example.com']) {
    await signIn(page, username)
    await expect(page.getByRole('heading', { name: /^We could not find/ })).toBeVisible()
    await page.getByRole('button', { name: 'Sign in as someone else' }).click()
    await expect(page.getByLabel('Password')).toBeVisible()
  }
  await signIn(page, 'home@example.com')
  await expect(page.getByRole('checkbox', { name: /^222222/ })).toBeChecked()
})

test('ER-012 where the client does not ask for that page, the form shows, with nothing chosen', async ({
  page,
}) => {
  await ask(page, { story: 'gas-only' })
  await signIn(page, 'water@example.com')
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
})

test('AU-038, ER-031 to ER-035 at the utility’s own return address, an error is explained', async ({
  page,
}) => {
  const { origin } = await addressOfRequest(page)
  const at = (error: string) => `${origin}/clients/any/return?error=${error}&state=s`
  await page.goto(at('access_denied'))
  await expect(page.getByRole('heading', { name: 'You declined' })).toBeVisible()
  await expect(page.getByText('This page is your confirmation.')).toBeVisible()
  await expectAccessible(page)
  const reasons = new Set<string | null>()
  for (const error of ['invalid_scope', 'invalid_authorization_details', 'server_error']) {
    await page.goto(at(error))
    await expect(page.getByRole('heading', { name: 'The request cannot be completed' })).toBeVisible()
    await expect(
      page.getByText(/go back to the website or app .* let them know that the request failed/),
    ).toBeVisible()
    reasons.add(await page.getByText(/^Why: /).textContent())
  }
  expect(reasons.size).toBe(3)
})
