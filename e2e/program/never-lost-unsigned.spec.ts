import { expect, test } from '@playwright/test'
import { codeIn, mailboxOf } from '../mail.ts'
import type { Visited } from './browser.ts'
import { redeem } from './client.ts'
import { letRunOut } from './run-out.ts'
import { aForm, dialogOf, numbersOn, unsignedProfile, wordsIn } from './unsigned-form.ts'

const filledIn = ({ document }: Visited, selector: string) =>
  document.querySelector(selector)?.getAttribute('value')
const linkIn = ({ document }: Visited, begins: string) =>
  document
    .querySelectorAll('main a')
    .find((link) => link.text.startsWith(begins))
    ?.getAttribute('href') ?? ''

test('LY-086, OP-54, SL-120, SL-121, SL-220, SL-221 what was typed, ticked and unticked is there again after a reload, and in a second tab', async () => {
  for (const [type, field, [first, second]] of [
    ['account_selection', 'account_numbers', ['1111-1', '2222-2']],
    ['service_contract_selection', 'contract_numbers', ['222222', '333333']],
  ] as const) {
    const { browser, form } = await aForm({ authorization_form_selection_type: type, [field]: [first] })
    expect(numbersOn(form)).toEqual([first])
    await browser.press(form, 'Add', { 's1.number': [], 's1.typed': second, contact: 'reload@example.com' })
    for (const page of [await browser.get(form.url), await browser.get(form.url)]) {
      expect(numbersOn(page)).toEqual([first, second])
      const ticked = page.document.querySelectorAll('input[name="s1.number"][checked]')
      expect(ticked.map((box) => box.getAttribute('value'))).toEqual([second])
      expect(filledIn(page, 'input[name=contact]')).toBe('reload@example.com')
    }
  }
})

test('LY-084, LY-085 whoever typed no number is told what to type, at the field and first on the page', async () => {
  const { browser, form } = await aForm({})
  const told = await browser.press(form, 'Approve', { contact: 'nothing@example.com' })
  const says = 'Type in at least one number from your bill, or allow later ones.'
  expect(told.document.querySelector('#problems a[href="#s1-typed"]')?.text).toContain(says)
  expect(told.document.querySelector('#s1-problem')?.text).toContain(says)
  expect(told.document.querySelector('#s1-typed')?.getAttribute('aria-invalid')).toBe('true')
})

test('LY-087, OP-54 an approval whose answer got lost, at each of its two steps, ends in one grant', async () => {
  const mail = await mailboxOf('lost@example.com')
  const { browser, form, grants, program, request } = await aForm({ contract_numbers: ['222222'] })
  await browser.pressAndLose(form, 'Approve', { contact: 'lost@example.com' })
  await mail.next(/is your code/)
  const again = await browser.get(form.url)
  expect(filledIn(again, 'input[name=contact]')).toBe('lost@example.com')
  const dialog = dialogOf(await browser.press(again, 'Approve'))
  await browser.pressAndLose(dialog, 'Confirm code', { code: codeIn(await mail.next(/is your code/)) })
  const decided = await browser.get(form.url)
  expect(wordsIn(decided)).toContain('A program of the tests has not picked up your answer yet')
  const back = await browser.get(new URL(linkIn(decided, 'Continue to'), form.url).href)
  expect((await redeem(program, back.url, request)).access_token).toBeTruthy()
  expect(await grants()).toHaveLength(1)
  const late = await browser.press(form, 'Decline')
  expect(wordsIn(late)).toContain('You have already approved this request')
})

test('OP-54, AN-042 without sign-in too, a request that ran out or was declined says so in each tab, and leads back', async () => {
  const { browser, form, grants } = await aForm({ contract_numbers: ['222222'] })
  letRunOut(unsignedProfile, form.url)
  for (const page of [
    await browser.get(form.url),
    await browser.press(form, 'Approve'),
    await browser.press(form, 'Add'),
  ]) {
    expect(wordsIn(page)).toContain('This request has expired')
    expect(linkIn(page, 'Go back to A program of the tests')).not.toBe('')
  }
  expect(await grants()).toEqual([])
  const other = await aForm({ contract_numbers: ['222222'] })
  await other.browser.pressAndLose(other.form, 'Decline')
  const declined = await other.browser.get(other.form.url)
  expect(wordsIn(declined)).toContain('Nothing was shared with A program of the tests')
  expect(wordsIn(declined)).not.toContain('Continue to')
})
