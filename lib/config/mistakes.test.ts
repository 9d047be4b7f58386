import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile } from './index.ts'

const spelling = 'no such key here; correct its spelling, or leave it out'

test.each<readonly [mistake: string, key: string, value: unknown, sentence: string]>([
  ['no name', 'name', undefined, "name: is missing; give a text, such as 'like this'"],
  ['a key of its own', 'colour', 'teal', `colour: ${spelling}`],
  ['a key misspelt within another', 'brand.color', '#0b5c7a', `brand.color: ${spelling}`],
  ['a country in words', 'country', 'Denmark', "country: use a country's two letters, such as 'US'"],
  ['a currency that none is', 'currency', 'kr.', "currency: use a currency's three letters, such as 'USD'"],
  ['a language without words', 'locales.1', 'sv', "locales.1: use 'en' or 'es' or 'fr' or 'da' or 'de'"],
  ['one language outside a list', 'locales', 'en', 'locales: use a list in square brackets'],
  ['no language', 'locales', [], 'locales: list at least one'],
  [
    'half a mail address',
    'support.email',
    'help',
    "support.email: use a mail address, such as 'help@example.com'",
  ],
  [
    'an address without https',
    'website',
    'www.nordnet.example',
    "website: use an address, such as 'https://www.example.com'",
  ],
  [
    'hours not translated',
    'support.hours.da',
    undefined,
    "support.hours: say it in 'da' too, one of the 'locales'",
  ],
  [
    'a way to sign in that there is none of',
    'signIn.0.kind',
    'saml',
    "signIn.0.kind: use 'password' or 'openid-connect' or 'one-time-code'",
  ],
  ['a session beyond what may be', 'sessionMinutes', 120, 'sessionMinutes: use at most 70'],
  ['a number in quotes', 'sessionMinutes', '30', 'sessionMinutes: use a number without quotes'],
  ['a scope without its braces', 'scopes.0', 'cds_usage', 'scopes.0: use an object in braces'],
  [
    'a choice that is a number',
    'scopes.0.fields.purpose',
    { choices: [1] },
    "scopes.0.fields.purpose.choices.0: use an id of the catalog's, or an object with 'id', 'name' and",
  ],
  [
    'a day where a moment is wanted',
    'updated',
    '2026-11-01',
    "updated: use a moment in UTC such as '2026-11-01T00:00:00Z'",
  ],
])('%s is refused with the file, the key and what would do', (_mistake, key, value, sentence) => {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-mistakes-'))
  cpSync('utilities/nordnet', join(folder, 'nordnet'), { recursive: true })
  const file = join(folder, 'nordnet/profile.json')
  const profile = JSON.parse(readFileSync(file, 'utf8'))
  put(profile, key.split('.'), value)
  writeFileSync(file, JSON.stringify(profile))
  expect(() => loadProfile('nordnet', folder)).toThrow(`${file}: ${sentence}`)
})

function put(into: Record<string, unknown>, [key = '', ...further]: readonly string[], value: unknown): void {
  if (further.length === 0) into[key] = value
  else put(into[key] as Record<string, unknown>, further, value)
}
