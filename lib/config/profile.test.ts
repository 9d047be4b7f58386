import { describe, expect, test } from 'vitest'
import { loadProfile } from './index.ts'

describe.each(['example-gas-electric', 'nordnet', 'lonestar-retail'])('the profile of %s', (id) => {
  const profile = loadProfile(id)

  test('DR-11, DR-12 says which halves of a service it has', () => {
    const types = profile.scopes.map((offer) => offer.type)
    const halves = {
      delivery: types.includes('delivery_details'),
      supply: types.includes('supply_details'),
    }
    expect(halves).toEqual(
      {
        'example-gas-electric': { delivery: true, supply: true },
        nordnet: { delivery: true, supply: false },
        'lonestar-retail': { delivery: false, supply: true },
      }[id],
    )
  })

  test('has its words in each of its languages', () => {
    const texts = [profile.about, profile.support.hours, ...profile.signIn.map((way) => way.name)]
    for (const text of texts) expect(Object.keys(text).sort()).toEqual([...profile.locales].sort())
  })

  test('has colours that can be read, at 4.5 to 1', () => {
    const [a, b] = [luminance(profile.brand.primary), luminance(profile.brand.onPrimary)]
    expect((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
