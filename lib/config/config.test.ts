import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  deriveKeys,
  isMachinePath,
  type Keys,
  loadProfile,
  readEnvironment,
  reseal,
  seal,
  unseal,
} from './index.ts'

describe('the environment', () => {
  test('all of it is optional in the sandbox', () => {
    expect(readEnvironment({})).toEqual({
      mode: 'sandbox',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      utility: 'example-gas-electric',
      utilitiesFolder: 'utilities',
      databaseUrl: 'file:.data/wattgrant.db',
      secret: undefined,
      stopNoticeS: 0,
    })
  })

  test.each([
    [{ PORT: '4000' }, { port: 4000, publicUrl: 'http://localhost:4000' }],
    [{ PUBLIC_URL: 'https://consent.example.com/' }, { publicUrl: 'https://consent.example.com' }],
    [{ UTILITY: '' }, { utility: 'example-gas-electric' }],
    [{ METRICS_ADDRESS: '[::1]:9464' }, { metricsAddress: { host: '::1', port: 9464 } }],
    [{ DATABASE_URL: 'postgresql://db/wattgrant' }, { databaseUrl: 'postgresql://db/wattgrant' }],
  ])('%j is understood', (variables, expected) => {
    expect(readEnvironment(variables)).toMatchObject(expected)
  })

  test.each([
    [
      { UTILITY: 'nordnett' },
      "UTILITY is 'nordnett': no such folder in utilities/ (there are: alder-valley, example-gas-electric,",
    ],
    [{ UTILITIES_FOLDER: 'nowhere' }, "UTILITIES_FOLDER is 'nowhere': no such folder"],
    [
      { UTILITIES_FOLDER: 'lib/catalog/fixtures', UTILITY: 'x' },
      'in lib/catalog/fixtures/ (there are: everything)',
    ],
    [{ PORT: 'eighty' }, "PORT is 'eighty': use a port number"],
    [{ PORT: '70000' }, "PORT is '70000': use a port from 1 to 65535"],
    [{ PUBLIC_URL: 'ftp://example.com' }, "PUBLIC_URL is 'ftp://example.com': use an http or https address"],
    [
      { PUBLIC_URL: 'consent.example.com' },
      "PUBLIC_URL is 'consent.example.com': use an http or https address",
    ],
    [{ PUBLIC_URL: 'https://example.com/consent' }, 'use an address without path'],
    [{ DATABASE_URL: 'mysql://db' }, "DATABASE_URL is 'mysql://db': use 'file:'"],
    [{ WATTGRANT_ENV: 'prod' }, "WATTGRANT_ENV is 'prod': use 'sandbox' or 'production'"],
    [{ WATTGRANT_SECRET: 'hush' }, 'WATTGRANT_SECRET is too short'],
    [{ METRICS_ADDRESS: '9464' }, "METRICS_ADDRESS is '9464': use a host and a port"],
    [{ METRICS_ADDRESS: 'localhost:99999' }, "METRICS_ADDRESS is 'localhost:99999': use a port from 1"],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL is no address of a mail server: use an address such as'],
    [{ WATTGRANT_ENV: 'production' }, 'WATTGRANT_SECRET is not set'],
    [{ WATTGRANT_ENV: 'production', WATTGRANT_SECRET: 'x'.repeat(32) }, 'production needs an https address'],
  ])('%j is refused with variable, value and remedy', (variables, sentence) => {
    expect(() => readEnvironment(variables)).toThrow(sentence)
  })

  test('a secret that is refused is not repeated', () => {
    expect(() => readEnvironment({ WATTGRANT_SECRET: 'hush-hush' })).toThrow(/^(?!.*hush)/)
    expect(() => readEnvironment({ SMTP_URL: 'http://u:hush@mail.example' })).toThrow(/^(?!.*hush)/)
  })
})

describe('a profile', () => {
  test.each([
    ['name', { name: '' }, 'profile.json: name:'],
    ['timezone', { timezone: 'Mars/Olympus' }, "timezone: use an IANA timezone, such as 'America/Chicago'"],
    [
      'brand.primary',
      { brand: { primary: 'teal', onPrimary: '#ffffff' } },
      "brand.primary: use a colour such as '#0b5c7a'",
    ],
    ['an unknown key', { colour: 'teal' }, 'colour'],
  ])('with a wrong %s is refused with file, key and remedy', (_key, change, sentence) => {
    const folder = copyOfUtilities()
    const file = join(folder, 'nordnet/profile.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }))
    expect(() => loadProfile('nordnet', folder)).toThrow(sentence)
  })

  test('that is not JSON is refused with its file', () => {
    const folder = copyOfUtilities()
    writeFileSync(join(folder, 'nordnet/profile.json'), '{')
    expect(() => loadProfile('nordnet', folder)).toThrow('nordnet/profile.json is not JSON')
  })
})

test('a sealed secret opens with its own key alone, and not after a change', () => {
  const key = deriveKeys('a secret', 'encryption')
  const sealed = seal(key, 'hush')
  expect(sealed).not.toContain('hush')
  expect(unseal(key, sealed)).toBe('hush')
  expect(() => unseal(deriveKeys('a secret', 'cookies'), sealed)).toThrow()
  const bytes = Buffer.from(sealed, 'base64url')
  bytes[14] = (bytes[14] ?? 0) ^ 1
  expect(() => unseal(key, bytes.toString('base64url'))).toThrow()
})

test('what was sealed under either of two secrets opens, and is sealed anew under the first', () => {
  const [before, during, after] = (['old', ['new', 'old'], 'new'] as const).map((secret) =>
    deriveKeys(secret, 'encryption'),
  ) as [Keys, Keys, Keys]
  const sealed = seal(before, 'hush')
  expect(unseal(during, sealed)).toBe('hush')
  const again = reseal(during, sealed) ?? ''
  expect(unseal(after, again)).toBe('hush')
  expect(reseal(during, again)).toBeUndefined()
  expect(() => unseal(after, sealed)).toThrow()
  expect(() => reseal(after, sealed)).toThrow()
})

test.each([
  ['/oauth/token', true],
  ['/.well-known/cds-server-metadata.json', true],
  ['/delivery_details', true],
  ['/usage', true],
  ['/usages', false],
  ['/authorize/abc', false],
  ['/docs/scopes/usage', false],
])('%s belongs to machines: %s', (path, machine) => {
  expect(isMachinePath(path)).toBe(machine)
})

function copyOfUtilities(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-utilities-'))
  cpSync('utilities', folder, { recursive: true })
  return folder
}
