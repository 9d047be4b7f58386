import { expect, test } from '@playwright/test'
import { ask, signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'

const editable = [
  { type: 'cds_accounts', allow_scope_modifications: true },
  { type: 'cds_usage', allow_scope_modifications: true },
]
const ofUsage = 'Usage by the hour or less can show when people are at home.'

test('LY-063 what has to be read follows what is still requested', async ({ page }) => {
  await ask(page, { story: 'whole-audit' })
  await signIn(page, 'home@example.com')
  const closing = page.getByRole('region', { name: 'Before you decide' })
  await expect(closing.getByText(ofUsage)).toBeVisible()
  await ask(page, { story: 'account-list' })
  await expect(closing).toBeVisible()
  await expect(closing.getByText(ofUsage)).toHaveCount(0)
  await page.goto('/?ask=whole-audit')
  await page.getByLabel('scope', { exact: true }).fill('cds_accounts cds_usage')
  await page.getByLabel(/^authorization_details/).fill(JSON.stringify(editable))
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(closing.getByText(ofUsage)).toBeVisible()
  const usage = page.getByRole('region', { name: 'Your energy usage' })
  await usage.getByText('Change this request').click()
  await usage.getByRole('button', { name: 'Remove this request' }).click()
  await expect(page.getByText('You removed this request. Nothing of it is shared.')).toBeVisible()
  await expect(closing.getByText(ofUsage)).toHaveCount(0)
})

test('LY-068 a long text that has to be there scrolls by itself, and the buttons are as near as before', async ({
  page,
}) => {
  await page.goto(`${profiles[2]?.thirdPartyUrl}/?ask=supply`)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await signIn(page, 'home@example.com')
  const passage = page.getByRole('region', { name: 'How retail customer data is shared in Texas' })
  const { seen, whole } = await passage.evaluate((element) => ({
    seen: element.clientHeight,
    whole: element.scrollHeight,
  }))
  expect(whole).toBeGreaterThan(seen)
  await passage.focus()
  await expect(passage).toBeFocused()
  const [text, button] = [
    await passage.boundingBox(),
    await page.getByRole('button', { name: 'Approve' }).boundingBox(),
  ]
  expect((button?.y ?? 0) - ((text?.y ?? 0) + (text?.height ?? 0))).toBeLessThan(200)
})
