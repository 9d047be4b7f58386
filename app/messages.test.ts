import { expect, test } from 'vitest'
import en from '../messages/en.json'
import es from '../messages/es.json'

interface Messages {
  readonly [key: string]: string | Messages
}

const english = sentencesIn(en)
const spanish = sentencesIn(es)

test('every sentence is in both languages', () => {
  expect([...spanish.keys()].sort()).toEqual([...english.keys()].sort())
})

test.each([...english])('%s has the same places in both', (key, sentence) => {
  expect(placesIn(spanish.get(key) ?? '')).toEqual(placesIn(sentence))
})

test('running.md: names that people and tests rely on', () => {
  const named = [
    en.signIn.username,
    en.signIn.password,
    en.signIn.submit,
    en.signIn.cancel,
    en.form.approve,
    en.form.decline,
    en.form.details,
    en.selection.all,
    en.selection.none,
    en.selection.search,
    en.selection.status,
    en.selection.only,
    en.footer.useAnother,
    en.footer.support,
    en.footer.terms,
    en.footer.privacy,
    en.preselection.decline,
    en.preselection.other,
    en.receipt.number,
    en.receipt.revoke,
    en.receipt.revokeConfirm,
    en.receipt.print,
    en.receipt.signInToSee,
  ]
  expect(named).toEqual([
    'Username',
    'Password',
    'Sign in',
    'Cancel',
    'Approve',
    'Decline',
    'Details',
    'Select all',
    'Clear all',
    'Search',
    '{selected} of {total} selected',
    'Only show selected',
    'Use another account',
    'Contact support',
    'Terms of service',
    'Privacy policy',
    'Decline',
    'Sign in as someone else',
    'Confirmation number',
    'Revoke access',
    'Yes, revoke',
    'Print',
    'Sign in to see more',
  ])
  expect(en.terms.futureAccounts).toMatch(/^Include future/)
  expect(en.terms.futureServices).toMatch(/^Include future/)
})

function sentencesIn(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...sentencesIn(value, `${path}${key}.`)],
    ),
  )
}

/** Arguments and tags. */
function placesIn(sentence: string): readonly string[] {
  return [...new Set(sentence.match(/\{\w+(?=[,}])|<\w+>/g))].sort()
}
