import { expect, type Page, test } from '@playwright/test'

async function ask(page: Page, uiLocales: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('ui_locales').selectOption(uiLocales)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
}

test.describe('a browser in Spanish', () => {
  test.use({ locale: 'es-MX' })

  test('is answered in Spanish where the request names no language', async ({ page }) => {
    await ask(page, '')
    await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  })

  test('is answered in English where the request says so', async ({ page }) => {
    await ask(page, 'en')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  })
})
