import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { ask, namesOfTheWire } from '../asking.ts'
import { codeIn, mailboxOf } from '../mail.ts'

/** Two sandbox customers, reached by mail and by phone: one for each variant, since these run at the same time. */
const onFile: Readonly<Record<string, { typed: string; mailbox: string; number: string }>> = {
  phone: { typed: 'Home@Example.com', mailbox: 'home@example.com', number: '222222' },
  'phone without JavaScript': {
    typed: '(555) 010-0411',
    mailbox: '15550100411@text.riverside-water.example',
    number: '222222',
  },
  desktop: { typed: 'towers@quay.example', mailbox: 'towers@quay.example', number: '800001' },
  'desktop without JavaScript': {
    typed: '+1 555 010 0412',
    mailbox: '15550100412@text.riverside-water.example',
    number: '800001',
  },
}

test('AU-022, AU-025, AN-034, AN-040, AN-041, AN-045 to AN-047, LY-070, LY-071, LY-074 to LY-076, LY-092, SL-020 numbers are typed in, a contact is verified, and the third party reads', async ({
  page,
}, { project }) => {
  const { typed, mailbox, number } = onFile[project.name.replace(/^.*?, /, '')] as (typeof onFile)[string]
  const mail = await mailboxOf(mailbox)
  await ask(page, { story: 'solar-follow-up' })
  await expect(page).toHaveURL(/\/authorize\//) // no page between
  await expect(page.getByRole('button', { name: 'Approve' })).toBeVisible()
  await expect(page.getByText('only to send you the receipt and to tell you of changes')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(namesOfTheWire, { useInnerText: true })
  await expectAccessible(page)

  await page.getByLabel('Service number').fill(`${number}, abc`)
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.locator('#problems')).toBeFocused()
  await expect(page.getByRole('checkbox', { name: number })).toBeChecked()
  await expect(page.getByLabel('Service number')).toHaveValue('abc')
  await expect(page.getByLabel('Email address')).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)

  await page.getByLabel('Service number').fill('')
  await page.getByLabel('Email address').fill(typed)
  await page.getByRole('button', { name: 'Approve' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enter your code' })
  await expect(dialog.getByLabel('Code')).toBeFocused()
  await expectAccessible(page)
  await dialog.getByLabel('Code').fill(codeIn(await mail.next(/is your code/)))
  await dialog.getByRole('button', { name: 'Confirm code' }).click()
  await expect(page.getByRole('heading', { name: 'They said yes.' })).toBeVisible()
  await expect(page.getByText('water_usage').first()).toBeVisible()

  const { text = '' } = await mail.next(/^Your receipt/)
  await page.goto(/http:\S+\/receipts\/\S+/.exec(text)?.[0] ?? 'no receipt')
  await expect(page.getByRole('heading', { name: 'Your authorization receipt' })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(number)
  await expect(page.getByRole('link', { name: 'Sign in to see more' })).toHaveCount(0)
  await expectAccessible(page)
})

test('AN-042, AN-043 wrong code, another contact, right code: nothing is lost; and declining is always there', async ({
  page,
}, { project }) => {
  const variant = project.name.toLowerCase().replace(/\W+/g, '-')
  const address = (who: string) => `${who}-${variant}@example.com`
  const mail = await mailboxOf(address('second'))
  await ask(page, { story: 'one-service-usage' })
  await page.getByLabel('Service number').fill('123456')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('checkbox', { name: '123456' })).toBeChecked()
  await page.getByLabel('Email address').fill(address('first'))
  await approve(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Code').fill('12345')
  await dialog.getByRole('button', { name: 'Confirm code' }).click()
  await expect(dialog.getByText('The code has six digits.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Change email or phone' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: '123456' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: '222222' })).toBeChecked()
  await page.getByLabel('Email address').fill(address('second'))
  await approve(page)
  const old = codeIn(await mail.next(/is your code/))
  await dialog.getByRole('button', { name: 'Send a new code' }).click()
  await expect(dialog.getByText('Only the newest code counts')).toBeVisible()
  const code = codeIn(await mail.next(/is your code/))
  expect(code).not.toBe('')
  await dialog.getByLabel('Code').fill(old === code ? '000000' : old)
  await dialog.getByRole('button', { name: 'Confirm code' }).click()
  await expect(dialog.getByText('You have 4 tries left.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('access_denied').first()).toBeVisible()
})

async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('dialog').getByLabel('Code')).toBeFocused()
}
