import { expect, type Locator, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'

const mostStops = 60

/** Presses Tab until `target` has the focus; how many presses that took. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<number> {
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 1; presses <= mostStops; presses++) {
    await page.keyboard.press(key)
    if (await isThere()) return presses
  }
  throw new Error(`${target} is not within ${mostStops} stops`)
}

test('SL-004 to SL-010 more than a thousand services by keyboard alone, from the sign-in to the approval', async ({
  page,
}) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Go', exact: true }).press('Enter')
  await tabTo(page, page.getByLabel('Username'))
  await page.keyboard.type('enterprise@bigbox.example')
  await tabTo(page, page.getByLabel('Password'))
  await page.keyboard.type('sandbox')
  await page.keyboard.press('Enter')
  const list = page.getByRole('group', { name: /^Choose/ }).first()
  const status = list.getByRole('status')
  const rows = list.getByRole('checkbox', { name: /^\d{6}/ })
  const search = list.getByRole('searchbox', { name: 'Search' })
  await expect(list.getByText('1,200 in all')).toBeVisible()

  await tabTo(page, list.getByRole('button', { name: 'Clear all' }))
  await page.keyboard.press('Space')
  await expect(status).toHaveText('0 of 1,200 selected')

  await tabTo(page, search)
  await page.keyboard.type('M-600777')
  await expect(rows).toHaveCount(1)
  await tabTo(page, rows.first())
  await page.keyboard.press('Space')
  await expect(status).toHaveText('1 of 1,200 selected')
  await tabTo(page, search, 'Shift+Tab')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')

  await tabTo(page, list.getByRole('checkbox', { name: /^600001/ }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('End')
  await expect(list.getByRole('checkbox', { name: /^601200/ })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(status).toHaveText('3 of 1,200 selected')
  await expectAccessible(page)

  await tabTo(page, list.getByRole('checkbox', { name: 'Only show selected' }), 'Shift+Tab')
  await page.keyboard.press('Space')
  await expect(rows).toHaveCount(3)
  await tabTo(page, rows.nth(2))
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await expect(rows).toHaveCount(2)
  await expect(rows.first()).toBeFocused()
  await tabTo(page, list.getByRole('button', { name: 'Undo' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(status).toHaveText('3 of 1,200 selected')
  await page.keyboard.press('Enter')
  await expect(status).toHaveText('2 of 1,200 selected')

  const approve = page.getByRole('button', { name: 'Approve' })
  expect(await tabTo(page, approve)).toBeLessThan(30)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
})
