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
})
