import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile, readClientSecrets } from './index.ts'

const providerPath = { id: 'x', kind: 'openid-connect', name: { en: 'X', es: 'X' }, clientId: 'wattgrant' }
const issuer = 'https://login.two-rivers.example'
const clientSecret = 'SIGN_IN_SECRET'

test.each([
  [{ ...providerPath, clientSecret }, 'signIn.0.issuer: use the provider'],
  [{ ...providerPath, clientSecret, issuer: 'login.example' }, 'signIn.0.issuer: use the provider'],
  [{ ...providerPath, clientSecret, issuer: 'http://login.example' }, 'signIn.0.issuer: use https;'],
  [{ ...providerPath, issuer, clientSecret: 'hush!' }, 'signIn.0.clientSecret: name a variable, such as'],
  [{ ...providerPath, issuer, clientSecret, scope: 'profile' }, "signIn.0.scope: begin with 'openid'"],
  [{ ...providerPath, issuer, clientSecret, name: { en: 'X' } }, "signIn.0.name: say it in 'es' too"],
  [{ ...providerPath, issuer, clientSecret, id: 'credentials' }, 'signIn.0.id:'],
  [{ ...providerPath, kind: 'saml' }, 'signIn.0.kind:'],
  [{ id: 'code', kind: 'one-time-code', name: { en: 'X', es: 'X' } }, 'signIn.0.callingCode: say which'],
])('%j is refused with its key and what would do', (path, sentence) => {
  expect(() => withSignIn([path])).toThrow(sentence)
})

test('two ways have two ids, and codes come from one of them', () => {
  const code = { id: 'a', kind: 'one-time-code', name: { en: 'X', es: 'X' }, callingCode: '+1' }
  expect(() => withSignIn([code, { ...providerPath, issuer, clientSecret, id: 'a' }])).toThrow(
    'signIn.1.id: ',
  )
  expect(() => withSignIn([code, { ...code, id: 'b' }])).toThrow('signIn.1.kind: ')
})

test('a provider’s secret comes from the variable that the profile names; without it the start stops', () => {
  const profile = withSignIn([{ ...providerPath, issuer, clientSecret }])
  expect(readClientSecrets(profile, { SIGN_IN_SECRET: 'hush' })).toEqual(new Map([['x', 'hush']]))
  for (const variables of [{}, { SIGN_IN_SECRET: '' }]) {
    expect(() => readClientSecrets(profile, variables)).toThrow(
      `${profile.file}: signIn.0.clientSecret: the variable SIGN_IN_SECRET is not set; put into it the secret by which https://login.two-rivers.example knows the client 'wattgrant'`,
    )
  }
})

function withSignIn(signIn: readonly object[]) {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-utilities-'))
  cpSync('utilities/two-rivers', join(folder, 'two-rivers'), { recursive: true })
  const file = join(folder, 'two-rivers/profile.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), signIn }))
  return loadProfile('two-rivers', folder)
}
