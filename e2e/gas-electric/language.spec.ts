import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'

async function ask(page: Page, uiLocales: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('ui_locales').selectOption(uiLocales)
  await page.getByRole('button', { name: 'Go', exact: true }).click()
}

test('the request chooses Spanish, from sign-in to receipt', async ({ page }) => {
  await ask(page, 'es')
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expectAccessible(page)
  await page.getByLabel('Contraseña').fill('sandbox')
  await page.getByRole('button', { name: 'Iniciar sesión' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  await expectAccessible(page)
})

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
