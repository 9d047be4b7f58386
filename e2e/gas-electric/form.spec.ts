import { expect, type Locator, type Page, test } from '@playwright/test'
import { ask, namesOfTheWire, openForm } from '../asking.ts'

const home = 'home@example.com'

async function expectInOrder(...parts: Locator[]): Promise<void> {
  const tops = await Promise.all(parts.map(async (part) => (await part.boundingBox())?.y ?? Number.NaN))
  expect(tops).toEqual([...tops].sort((one, other) => one - other))
}

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const checkboxes = (part: Locator) => part.getByRole('checkbox')

test('AU-003, AU-029, LY-001 to LY-004, LY-020, LY-021, LY-026, LY-030, LY-031, LY-040, LY-050, LY-060, LY-061 the form says who asks for what, in the order in which it is read', async ({
  page,
}) => {
  await openForm(page, { story: 'two-years-electric', username: home })
  const title = page.getByRole('heading', { level: 1, name: 'Authorization request' })
  const requester = page.getByRole('heading', {
    name: 'Acme Energy Auditors asks for access to your data at Example Gas & Electric',
  })
  const usage = section(page, 'Your energy usage')
  await expectInOrder(
    title,
    requester,
    usage,
    section(page, 'Before you decide'),
    page.getByRole('button', { name: 'Approve' }),
    page.getByRole('contentinfo'),
  )
  await expectInOrder(
    usage.getByText('How much you used, and when').first(),
    usage.getByText(/^Your usage of the past 2 years, since /),
    usage.getByText('No future usage: only what you have used up to today.'),
    usage.getByRole('group', { name: 'Choose services' }),
  )
  await expect(page.getByRole('banner')).toContainText('Example Gas & Electric')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(section(page, 'Before you decide').locator('input, select, textarea')).toHaveCount(0)
})

test('LY-012, LY-013, LY-025, LY-100 what leads off the form opens elsewhere, and nothing on it is foreign', async ({
  page,
}) => {
  await openForm(page, { story: 'two-years-electric', username: home })
  const links = page.locator('a[href]:not([href^="#"])')
  await expect(links.first()).toBeVisible()
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute('target', '_blank')
    await expect(link).toHaveAttribute('rel', /noopener/)
  }
  await expect(page.locator('img:not([src^="/brand/"]), iframe, video')).toHaveCount(0)
  await expect(
    page.getByRole('contentinfo').getByRole('button', { name: 'Use another account' }),
  ).toBeVisible()
})

test('LY-080, LY-081, LY-082 the two buttons differ in nothing but their words', async ({ page }) => {
  await openForm(page, { story: 'two-years-electric', username: home })
  const looks = await Promise.all(
    ['Approve', 'Decline'].map((name) =>
      page.getByRole('button', { name, exact: true }).evaluate((button) => {
        const { width, height } = button.getBoundingClientRect()
        const { backgroundColor, color, fontSize, fontWeight, borderColor } = getComputedStyle(button)
        return { width, height, backgroundColor, color, fontSize, fontWeight, borderColor }
      }),
    ),
  )
  expect(looks[0]).toEqual(looks[1])
})

test('LY-041, LY-055, LY-058, CO-002, CO-004, CO-005, CO-020, CO-050, SL-710, SL-711, PR-024 three requests: three sections, told in the customer’s words', async ({
  page,
}) => {
  await openForm(page, { story: 'whole-audit', username: home })
  const names = ['Your accounts', 'Your services', 'Your energy usage']
  const sections = names.map((name) => section(page, name))
  await expectInOrder(...sections)
  for (const part of sections) {
    const inside = part.locator('details')
    await expect(inside).not.toHaveAttribute('open')
    await expect(part.getByText(/^For example/).first()).toBeHidden()
    await part.getByText('Details', { exact: true }).click()
    await expect(part.getByText(/^For example/).first()).toBeVisible()
    await expect(part.getByRole('group', { name: /^Choose/ })).toBeVisible()
    await expect(part.getByRole('button', { name: /remove|edit/i })).toHaveCount(0)
    await expect(part.getByText(/purpose/i)).toHaveCount(0)
  }
  await expect(section(page, 'Your services').getByRole('list').first()).toContainText('AccountsServices')
  await expect(page.locator('body')).not.toContainText(namesOfTheWire, { useInnerText: true })
  await expect(page.locator('body')).not.toContainText(/anonym/i)
  await checkboxes(sections[1] as Locator)
    .first()
    .check()
  await expect(checkboxes(sections[2] as Locator).first()).not.toBeChecked()
})

test('SL-003, SL-102 to SL-104, SL-106, SL-202, SL-204, SL-205, SL-207, AN-009 entries say which account and service they are, and they are this customer’s', async ({
  page,
}) => {
  await openForm(page, { story: 'whole-audit', username: home })
  const account = section(page, 'Your accounts').getByRole('checkbox', { name: /^1111-1/ })
  await expect(account).toHaveAccessibleName(/Electricity, Gas.*Jordan Rivera.*123 Main St/)
  await expect(checkboxes(section(page, 'Your accounts'))).toHaveCount(2)
  await expect(
    section(page, 'Your accounts').getByRole('checkbox', { name: /^Include future accounts/ }),
  ).not.toBeChecked()
  const services = section(page, 'Your services')
  await expect(services.getByRole('checkbox', { name: /^222222/ })).toHaveAccessibleName(
    /Electricity.*123 Main St.*Account\s1111-1.*Home/,
  )
  await expect(services.getByRole('checkbox', { name: /^333333/ })).toHaveAccessibleName(/Gas/)
  await expect(checkboxes(services)).toHaveCount(3)
})

test('SL-111, SL-112 all accounts and those to come are chosen from the start', async ({ page }) => {
  await openForm(page, { story: 'every-account-ever', username: home })
  for (const box of await checkboxes(page.locator('main')).all()) await expect(box).toBeChecked()
})

test('SL-211, SL-212 all services and those to come are chosen from the start', async ({ page }) => {
  await openForm(page, {
    story: 'rate-check',
    username: home,
    details: [{ type: 'cds_service_contracts', contract_numbers: ['_all', '_include_future'] }],
  })
  await expect(checkboxes(page.locator('main'))).toHaveCount(3)
  for (const box of await checkboxes(page.locator('main')).all()) await expect(box).toBeChecked()
})

test('SL-110 accounts are found by number, name and address', async ({ page }) => {
  await openForm(page, { story: 'account-list', username: 'enterprise@bigbox.example' })
  const search = page.getByRole('searchbox')
  const found = page.getByRole('list', { name: 'Choose accounts' }).getByRole('checkbox')
  for (const words of ['3000-123', 'big box store 123']) {
    await search.fill(words)
    await search.press('Enter')
    await expect(
      found.and(page.getByRole('checkbox', { name: /^3000-123 .*Big Box Store 123/ })),
    ).toBeVisible()
    await expect.poll(() => found.count()).toBeLessThan(5) // one by its own number, a few by that of a meter
  }
  await search.fill('mill ave springs')
  await search.press('Enter')
  await expect(found.first()).toHaveAccessibleName(/Mill Ave, Example Springs/)
  await search.fill('no such account')
  await search.press('Enter')
  await expect(page.getByText('Nothing found. What you have selected stays selected.')).toBeVisible()
})

test('LY-083, LY-089, LY-010 an untouched form can be declined, in one step', async ({ page }) => {
  await openForm(page, { story: 'rate-check', username: home })
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('access_denied').first()).toBeVisible()
})

test('LY-085 the place that lacks something is marked and led to, the rest stays as it was', async ({
  page,
}) => {
  await openForm(page, { story: 'whole-audit', username: home })
  const [accounts, services] = [section(page, 'Your accounts'), section(page, 'Your services')]
  await checkboxes(accounts).first().check()
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('#problems')).toBeFocused()
  await expect(page.locator('#problems').getByRole('link')).toHaveCount(2)
  await expect(checkboxes(services).first()).toHaveAttribute('aria-invalid', 'true')
  await expect(checkboxes(accounts).first()).not.toHaveAttribute('aria-invalid')
  await expect(checkboxes(accounts).first()).toBeChecked()
  await page.locator('#problems').getByRole('link').first().click()
  await expect(services.getByText('Select at least one, or allow later ones.')).toBeInViewport()
  await expect(services.getByRole('group', { name: 'Choose services' })).toBeFocused()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('access_denied').first()).toBeVisible()
})

test('AU-018, SL-605 what is left out is as if its default had been sent, and null preselects nothing', async ({
  page,
}) => {
  const type = 'cds_service_contracts'
  const main = page.getByRole('main')
  await openForm(page, { story: 'rate-check', username: home, details: [{ type }] })
  const left = await main.textContent()
  const defaults = { sync_until: 'infinite', contract_numbers: null, include_contract_numbers: false }
  await ask(page, { story: 'rate-check', details: [{ type, ...defaults }] })
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  expect(await main.textContent()).toBe(left)
})

test('LY-036 what the form shows of a client is documented with the scope', async ({ page }) => {
  await openForm(page, { story: 'two-years-electric', username: home })
  await page.goto(new URL('/docs/scopes/cds_usage', page.url()).href)
  await expect(page.getByText(/^The form names the client by its client_name/)).toBeVisible()
})
