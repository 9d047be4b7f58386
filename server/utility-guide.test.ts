import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildCatalog } from '#lib/catalog/index.ts'
import { loadProfile } from '#lib/config/index.ts'

/** Its blocks of JSON are pieces of a profile; what goes over the wire stands in blocks of HTTP. */
const guide = readFileSync('docs/utility.md', 'utf8')
const snippets = [...guide.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, json = '']) => json)

test('the guide shows what goes into a profile', () => expect(snippets.length).toBeGreaterThanOrEqual(6))

test.each(snippets)('what the guide has people paste into a profile is taken: %s', (snippet) => {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-guide-'))
  cpSync('utilities/two-rivers', join(folder, 'yours'), { recursive: true })
  cpSync('utilities/nordnet/figtree.woff2', join(folder, 'yours/brand.woff2'))
  cpSync('utilities/nordnet/logo.svg', join(folder, 'yours/logo.svg'))
  const file = join(folder, 'yours/profile.json')
  const profile = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...profile, ...pasted(snippet, profile) }))
  expect(() => buildCatalog(loadProfile('yours', folder), 'https://utility.example')).not.toThrow()
})

/** A key of the profile, or one scope. */
function pasted(snippet: string, { scopes }: { scopes: { type: string }[] }): object {
  const value = JSON.parse(snippet.startsWith('"') ? `{${snippet}}` : snippet)
  if (!('type' in value)) return value
  return { scopes: [...scopes.filter(({ type }) => type !== value.type), value] }
}
