import { readFileSync } from 'node:fs'
import { expect, type Page, type TestInfo, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'

interface Messages {
  readonly signIn: Readonly<Record<'username' | 'password' | 'submit', string>>
  readonly form: Readonly<Record<'approve' | 'decline' | 'details', string>>
  readonly visit: Readonly<Record<'receipt', string>>
  readonly receipt: Readonly<Record<'title' | 'number', string>>
}

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

/** The languages of a utility besides English: the next one on a phone, the last one elsewhere. */
function foreignLocale({ project }: TestInfo): string {
  const { locales } = json(`utilities/${project.metadata.utility}/profile.json`) as { locales: string[] }
  return String(project.use.viewport?.width === 360 ? locales[1] : locales.at(-1))
}

test('the request chooses another language, from sign-in to receipt, and all of it can be used', async ({
  page,
}, info) => {
  const locale = foreignLocale(info)
  const words = json(`messages/${locale}.json`) as Messages
  await page.goto('/')
  await page.getByLabel('ui_locales').selectOption(locale)
  await page.getByLabel('login_hint').fill('home@example.com')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await expect(page.getByLabel(words.signIn.username)).toHaveValue('home@example.com')
  await expectPageIn(locale, page)
  await page.getByLabel(words.signIn.password).fill('sandbox')
  await page.getByRole('button', { name: words.signIn.submit }).click()
  await page.getByText(words.form.details, { exact: true }).first().click()
  await expect(page.getByRole('button', { name: words.form.decline })).toBeVisible()
  await page.getByRole('checkbox').first().check()
  await expectPageIn(locale, page)
  const form = page.url()
  await page.getByRole('button', { name: words.form.approve, exact: true }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
  await page.goto(form)
  await page.getByRole('link', { name: words.visit.receipt }).click()
  await page.goto(`${page.url()}?ui_locales=${locale}`)
  await expect(page.getByRole('heading', { name: words.receipt.title })).toBeVisible()
  await expect(page.getByText(words.receipt.number)).toBeVisible()
  await expectPageIn(locale, page)
})

async function expectPageIn(locale: string, page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expectAccessible(page)
}
