import { describe, expect, test } from 'vitest'
import { allSentences, termsIn } from '#lib/wording/index.ts'
import da from '../messages/da.json'
import de from '../messages/de.json'
import en from '../messages/en.json'
import es from '../messages/es.json'
import fr from '../messages/fr.json'

interface Messages {
  readonly [key: string]: string | Messages
}

const english = sentencesIn(en)

describe.each(Object.entries({ es, fr, da, de }))('in %s', (locale, messages) => {
  const sentences = sentencesIn(messages)

  test('there is every sentence, and no other', () => {
    expect([...sentences.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test.each([...english])('%s has the same places, and the same terms of the utility', (key, sentence) => {
    const here = sentences.get(key) ?? ''
    expect(placesIn(here)).toEqual(placesIn(sentence))
    expect(termsIn(here)).toEqual(termsIn(sentence))
  })

  test('plurals have each form that the language asks for, and no other', () => {
    const asked = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    for (const [key, sentence] of sentences) {
      const forms = [...sentence.matchAll(/\b(zero|one|two|few|many|other) \{/g)].map(([, form]) => form)
      if (forms.length > 0)
        expect([key, forms.sort()]).toEqual([key, asked.filter((form) => form !== 'many').sort()])
    }
  })

  test('nothing is left in English', () => {
    const same = [...english].filter(([key, sentence]) => sentences.get(key) === sentence)
    expect(same.map(([key]) => key).filter((key) => !alike.has(key))).toEqual([])
  })
})

test('French has no space before a colon and its kin where a line could end', () => {
  const breaking = [...sentencesIn(allSentences('fr', { terms: {} }))].filter(([, sentence]) =>
    / [:;?!»]|« /.test(sentence),
  )
  expect(breaking).toEqual([])
})

/** The same word in more than one language, or nothing but places. */
const alike = new Set([
  'terms.ofAccount',
  'terms.ofMeter',
  'terms.ofMeters',
  'connections.kind',
  'kinds.accounts',
  'kinds.services',
  'kinds.points',
  'kinds.meters',
  'kinds.bills',
  'kinds.programs',
  'kinds.groups',
  'mail.entry',
  'unsigned.code',
  'form.website',
  'selection.searchButton',
  'info.privacy.cookies.title',
  'home.documentation',
  'form.details',
  'receipt.status',
  'info.support.title',
  'info.support.email',
])

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
  expect(en.terms.futureAccounts).toBe('Include future [accounts]')
  expect(en.terms.futureServices).toBe('Include future [services]')
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
