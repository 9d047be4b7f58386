import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile, refuseTryingSettings } from './index.ts'

const portal = {
  origins: ['https://portal.example'],
  issuer: 'https://portal.example',
  keys: 'https://portal.example/keys.json',
  subjects: 'self-service',
}

test('without a word about frames, nobody may show anything in one', () => {
  expect(profileWith(undefined).embedding).toEqual({ frameOrigins: [] })
})

test.each([
  [{ frameOrigins: ['*'] }, "embedding.frameOrigins.0: use an origin such as 'https://portal.example.com'"],
  [{ frameOrigins: ['https://a.example', 'http://b.example'] }, 'embedding.frameOrigins.1: use an origin'],
  [{ frameOrigins: ['https://a.example/; script-src *'] }, 'embedding.frameOrigins.0: use an origin'],
  [{ frameOrigins: ['https://a.example/'] }, 'embedding.frameOrigins.0: use an origin'],
  [{ portal: { ...portal, origins: [] } }, 'embedding.portal.origins: name at least one origin'],
  [{ portal: { ...portal, origins: ['portal.example'] } }, 'embedding.portal.origins.0: use an origin'],
  [
    { portal: { ...portal, issuer: '' } },
    "embedding.portal.issuer: use what the portal's tokens have as 'iss'",
  ],
  [{ portal: { ...portal, keys: 'http://a.example/keys' } }, 'embedding.portal.keys: use an https address'],
  [{ portal: { ...portal, keys: 'keys.json' } }, 'embedding.portal.keys: use an https address'],
  [
    { portal: { ...portal, subjects: 'x' } },
    'embedding.portal.subjects: use the id of a way to sign in (there',
  ],
  [{ origins: [] }, 'embedding.origins: no such key here'],
])('%j is refused with the key and what would do', (embedding, sentence) => {
  expect(() => profileWith(embedding)).toThrow(sentence)
})

test.each([
  [{ frameOrigins: ['https://a.example', 'http://portal.localhost:3000'] }, 'frameOrigins.1'],
  [{ portal: { ...portal, origins: ['http://127.0.0.1:3000'] } }, 'portal.origins.0'],
  [{ portal: { ...portal, keys: 'http://localhost:3000/keys.json' } }, 'portal.keys'],
])('%j is for trying, and refused in production', (embedding, place) => {
  const profile = profileWith(embedding)
  expect(() => refuseTryingSettings(profile)).toThrow(`embedding.${place}: production needs an https address`)
  expect(() => refuseTryingSettings(profileWith({ portal }))).not.toThrow()
})

function profileWith(embedding: object | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-embedding-'))
  cpSync('utilities/nordnet', join(folder, 'nordnet'), { recursive: true })
  const file = join(folder, 'nordnet/profile.json')
  const { embedding: _, ...said } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...said, ...(embedding && { embedding }) }))
  return loadProfile('nordnet', folder)
}
