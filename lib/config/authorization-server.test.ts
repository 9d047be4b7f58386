import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile, refuseTryingSettings } from './index.ts'

const good = {
  issuer: 'https://login.example',
  jwksUri: 'https://login.example/jwks',
  returnUris: ['https://login.example/consent'],
  subjects: 'alder-account',
}

test.each([
  [
    { issuer: undefined },
    "authorizationServer.issuer: use an https address, such as 'https://login.example.com'",
  ],
  [{ issuer: 'http://login.example' }, 'authorizationServer.issuer: use an https address'],
  [
    { jwksUri: 'jwks' },
    "authorizationServer.jwksUri: use an https address, such as 'https://login.example.com/jwks'",
  ],
  [{ jwksUri: 'http://login.example/jwks' }, 'authorizationServer.jwksUri: use an https address'],
  [{ returnUris: [] }, 'authorizationServer.returnUris: list at least one'],
  [{ returnUris: 'https://login.example' }, 'authorizationServer.returnUris: use a list in square brackets'],
  [{ returnUris: ['login.example:/x'] }, 'authorizationServer.returnUris.0: use an https address'],
  [{ returnUris: ['https://login.example/#x'] }, 'authorizationServer.returnUris.0: leave out the fragment'],
  [
    { subjects: 'member-account' },
    "authorizationServer.subjects: use the id of a way to sign in (there are: 'alder-account')",
  ],
  [{ jwks: '' }, 'authorizationServer.jwks: no such key here'],
])('%j is refused with the key and what would do', (change, sentence) => {
  expect(() => profileWith({ ...good, ...change })).toThrow(sentence)
})

test.each([
  [{ issuer: 'http://127.0.0.1:3950' }, 'issuer'],
  [{ jwksUri: 'http://localhost:3950/jwks' }, 'jwksUri'],
  [{ returnUris: [...good.returnUris, 'http://login.localhost/consent'] }, 'returnUris.1'],
])('%j is for trying, and refused in production', (change, place) => {
  const profile = profileWith({ ...good, ...change })
  expect(() => refuseTryingSettings(profile)).toThrow(
    `authorizationServer.${place}: production needs an https address`,
  )
  expect(() => refuseTryingSettings(profileWith(good))).not.toThrow()
})

function profileWith(authorizationServer: object) {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-authorization-server-'))
  cpSync('utilities/alder-valley', join(folder, 'alder-valley'), { recursive: true })
  const file = join(folder, 'alder-valley/profile.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), authorizationServer }))
  return loadProfile('alder-valley', folder)
}
