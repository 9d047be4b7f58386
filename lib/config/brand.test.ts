import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wcagContrast } from 'culori'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadProfile, palettesOf } from './index.ts'
import { darkBrand, pairs, shortfalls, surfaces } from './palette.ts'

const brand = { primary: '#0b5c7a', onPrimary: '#ffffff' }

describe('a brand’s colours', () => {
  test.each([
    [
      { primary: '#ffd200', onPrimary: '#ffffff' },
      "brand.primary: '#ffd200' on the background '#f7f5f1' has a contrast of 1.33 to 1; at least 4.5 to 1 can be read",
    ],
    [
      { primary: '#0b5c7a', onPrimary: '#7aa7bb' },
      "brand.onPrimary: '#7aa7bb' on the primary '#0b5c7a' has a contrast of 2.85 to 1; at least 4.5",
    ],
    [
      { ...brand, dark: { primary: '#0b5c7a', onPrimary: '#ffffff' } },
      "brand.dark.primary: '#0b5c7a' on the dark background '#15171a' has a contrast of 2.41 to 1; at least 4.5",
    ],
    [{ ...brand, primary: 'nope' }, "brand.primary: use a colour such as '#0b5c7a'"],
  ])('%j are refused with the pair and the ratio', (change, sentence) => {
    expect(() => loadProfile('nordnet', withBrand(change))).toThrow(sentence)
  })

  test('whatever is readable by day is readable by night', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const color = `#${number.toString(16).padStart(6, '0')}`
        expect(shortfalls({ ...surfaces.dark, ...darkBrand(color) })).toEqual([])
      }),
    ))

  test('a colour for the night keeps its hue, and is as dark as it may be', () => {
    const night = darkBrand('#0b5c7a').brand
    expect(night).toMatch(/^#[0-9a-f]{6}$/)
    expect(wcagContrast(night, surfaces.dark.card)).toBeGreaterThanOrEqual(6.5)
    expect(wcagContrast(night, surfaces.dark.card)).toBeLessThan(7.5)
  })
})

test('our own colours can be read and seen, by day and by night', () => {
  for (const mode of ['light', 'dark'] as const) {
    const palette = palettesOf(brand)[mode]
    expect(shortfalls(palette)).toEqual([])
  }
  expect(pairs.length).toBeGreaterThan(10)
})

describe('a brand’s files', () => {
  test.each([
    [{ ...brand, logo: { file: 'gone.svg' } }, 'nordnet/gone.svg does not exist: the profile names it'],
    [{ ...brand, logo: { file: '../logo.svg' } }, 'brand.logo.file: use a file beside the profile: svg|png'],
    [{ ...brand, logo: { file: 'logo.gif' } }, 'brand.logo.file: use a file beside the profile: svg|png'],
    [{ ...brand, logo: { file: 'blank.svg' } }, "blank.svg does not say its size: an SVG needs a 'viewBox'"],
    [{ ...brand, font: { file: 'large.woff2' } }, 'large.woff2 has 300000 bytes: use at most 262144'],
  ])('%j are refused with the path and what would do', (change, sentence) => {
    const folder = withBrand(change)
    writeFileSync(join(folder, 'nordnet/blank.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(folder, 'nordnet/large.woff2'), Buffer.alloc(300_000))
    expect(() => loadProfile('nordnet', folder)).toThrow(sentence)
  })

  test('are read with what serving them needs', () => {
    const folder = withBrand({ ...brand, logo: { file: 'wide.svg', dark: 'dark.png', spellsName: true } })
    writeFileSync(join(folder, 'nordnet/wide.svg'), '<svg width="9" viewBox="0 0 300 100"></svg>')
    writeFileSync(join(folder, 'nordnet/dark.png'), Buffer.from(onePixel, 'base64'))
    const [wide, dark] = loadProfile('nordnet', folder).assets
    expect(wide).toMatchObject({ file: 'wide.svg', contentType: 'image/svg+xml', ratio: 3 })
    expect(dark).toMatchObject({ file: 'dark.png', contentType: 'image/png', ratio: 1 })
    expect(wide?.version).not.toBe(dark?.version)
  })
})

test.each([[{ links: { terms: 'javascript:alert(1)' } }, 'links.terms: use an address such as']])(
  '%j would let in more than it says',
  (change, sentence) => {
    expect(() => loadProfile('nordnet', changed(change))).toThrow(sentence)
  },
)

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

function withBrand(brand: object): string {
  return changed({ brand })
}

/** A copy of the utilities in which one profile says something else. */
function changed(change: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'wattgrant-brand-'))
  cpSync('utilities', folder, { recursive: true })
  const file = join(folder, 'nordnet/profile.json')
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...change }))
  return folder
}
