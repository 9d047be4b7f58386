import { expect, test } from 'vitest'
import { acceptedLanguages, chooseLocale } from './index.ts'

test.each([
  [['es'], 'es'],
  [['es-MX', 'en'], 'es'],
  [['fr', 'es'], 'es'],
  [['fr'], 'en'],
  [[], 'en'],
  [['EN-us'], 'en'],
])('the first language wanted that there is: %j', (wanted, chosen) => {
  expect(chooseLocale(wanted, ['en', 'es'])).toBe(chosen)
})

test('a language that the utility does not offer is not chosen', () => {
  expect(chooseLocale(['es'], ['en'])).toBe('en')
})

test('a language that we have no words in is not chosen', () => {
  expect(chooseLocale(['sv'], ['sv', 'en'])).toBe('en')
})

test('Accept-Language by quality', () => {
  expect(acceptedLanguages('fr;q=0.2, es-MX, en;q=0.8, de;q=0')).toEqual(['es-MX', 'en', 'fr'])
  expect(acceptedLanguages('')).toEqual([])
})
