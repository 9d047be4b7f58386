import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

test('embed.js takes at most 4 kB of a client’s page, and brings nothing else along', () => {
  const script = readFileSync('public/embed.js')
  expect(gzipSync(script).length).toBeLessThanOrEqual(4096)
  expect(script.toString()).not.toMatch(/\bimport\b|\brequire\b/)
})
