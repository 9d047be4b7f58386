import { expect, type Page, test } from '@playwright/test'
import { ask, signIn } from '../asking.ts'
import { profiles } from '../profiles.ts'
import { expectReadableByAnyone, pageFaults } from './conditions.ts'

const utility = profiles[0]?.url ?? ''
const withoutSignIn = profiles.find((profile) => profile.utility === 'riverside-water')?.thirdPartyUrl ?? ''
const home = 'home@example.com'
const editable = [
  { type: 'cds_service_contracts', allow_scope_modifications: true, include_contract_numbers: true },
  { type: 'cds_usage', allow_scope_modifications: true, segment_start: 'P2Y', segment_end: 'P1Y' },
]

/** Every look at a page takes seconds: each is looked at once, in the state in which it has most to show. */
async function look(page: Page, heading: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
  await expectReadableByAnyone(page)
}

test.describe('LY-003, LY-004 by day and by night, enlarged, narrow, in forced colours, without motion', () => {
  test('from sign-in to the end of the receipt', async ({ page }) => {
    const faults = pageFaults(page)
    await ask(page, { story: 'whole-audit' })
    await page.getByLabel('Username').fill(home)
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    await look(page, /^Sign in/)
    await signIn(page, home)
    const form = page.url()
    for (const toggle of await page.getByText('Details', { exact: true }).all()) await toggle.click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.locator('#problems')).toBeFocused()
    await look(page, /asks for access/)
    for (const all of await page.getByRole('button', { name: 'Select all' }).all()) await all.click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
    await page.goto(form)
    await look(page, /already approved/)
    await page.getByRole('link', { name: 'receipt' }).click()
    await look(page, /receipt/)
    await page.getByRole('button', { name: 'Revoke access' }).click()
    await page.getByRole('button', { name: 'Yes, revoke' }).click()
    await expect(page.getByText('You took access back')).toBeVisible()
    await look(page, /receipt/)
    expect(faults).toEqual([])
  })

  test('a long list', async ({ page }) => {
    const faults = pageFaults(page)
    await ask(page, { story: 'rate-check' })
    await signIn(page, 'portfolio@fund.example')
    await expect(page.getByText(/ of 10,?000 selected/)).toBeVisible()
    await page.getByRole('searchbox').first().fill('no such service')
    await expect(page.getByText(/Nothing found/)).toBeVisible()
    await page.getByRole('searchbox').first().fill('')
    await expect(page.getByRole('checkbox').nth(5)).toBeVisible()
    await look(page, /asks for access/)
    expect(faults).toEqual([])
  })

  test('a form that may be changed, with all that is folded away', async ({ page }) => {
    const faults = pageFaults(page)
    await page.goto('/?ask=whole-audit')
    await page.getByLabel('scope', { exact: true }).fill(editable.map(({ type }) => type).join(' '))
    await page.getByLabel(/^authorization_details/).fill(JSON.stringify(editable))
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await signIn(page, home)
    for (const summary of await page.locator('main summary').all()) await summary.click()
    await look(page, /asks for access/)
    await page.getByRole('button', { name: 'Remove this request' }).first().click()
    await expect(page.getByText('You removed this request. Nothing of it is shared.')).toBeVisible()
    await look(page, /asks for access/)
    expect(faults).toEqual([])
  })

  test('the code that stands in for a sign-in, over its form', async ({ page }) => {
    const faults = pageFaults(page)
    await page.goto(`${withoutSignIn}/?ask=solar-follow-up`)
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.getByLabel('Service number').fill('222222')
    await page.getByLabel('Email address').fill('reader@example.com')
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByRole('dialog').getByLabel('Code').fill('12')
    await page.getByRole('button', { name: 'Confirm code' }).click()
    await expect(page.getByText('The code has six digits.')).toBeVisible()
    await look(page, /Enter your code/)
    expect(faults).toEqual([])
  })

  test('what leads to no form', async ({ page }) => {
    const faults = pageFaults(page)
    await ask(page, { story: 'nothing-matches' })
    await signIn(page, 'water@example.com')
    await look(page, /could not find/)
    for (const [path, heading] of [
      ['/oauth/authorize?client_id=nobody', /cannot be completed/],
      ['/authorize/nobody', /cannot be found/],
      ['/receipts/nothing', /no receipt/],
      ['/clients/any/return?error=access_denied', /You declined/],
      ['/clients/any/return?error=invalid_scope', /cannot be completed/],
      ['/no-such-page', /no page/],
    ] as const) {
      await page.goto(utility + path)
      await look(page, heading)
    }
    expect(faults).toEqual([])
  })

  test('what there is to read', async ({ page }) => {
    const faults = pageFaults(page)
    for (const [path, heading] of [
      ['/', /on your terms/],
      ['/support', /Support/],
      ['/terms', /Terms of service/],
      ['/privacy', /Privacy policy/],
      ['/policy', /Policy for clients/],
      ['/register', /Register/],
      ['/docs', /./],
      ['/docs/scopes/cds_usage', /./],
      ['/docs/scopes/cds_usage/segment_start', /./],
      ['/docs/test-accounts', /Test accounts/],
      ['/docs/errors', /./],
    ] as const) {
      await page.goto(utility + path)
      await expect(page.locator('h1#title')).toHaveCount(1)
      await look(page, heading)
    }
    expect(faults).toEqual([])
  })
})

test('LY-027 on paper, all of the form and of the receipt is there, in ink', async ({ page }) => {
  await ask(page, { story: 'two-years-electric' })
  await signIn(page, home)
  const form = page.url()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  for (const part of ['banner', 'main', 'contentinfo'] as const) {
    await expect(page.getByRole(part)).toBeVisible()
  }
  for (const name of ['Approve', 'Decline']) {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toBeVisible()
    expect(await button.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(28, 30, 34)')
  }
  await expect(page.getByText(/^For example/).first()).toBeVisible()
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
  await page.goto(form)
  await page.getByRole('link', { name: 'receipt' }).click()
  await expect(page.getByText('Confirmation number')).toBeVisible()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(page.getByText(/^For example/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Revoke access' })).toBeHidden()
  await expect(page.locator('#status')).toBeVisible()
})
