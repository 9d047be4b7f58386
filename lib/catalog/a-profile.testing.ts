import { loadProfile, type Profile } from '#lib/config/index.ts'

/** Offers everything that there is, some of it twice, and something of its own: `fixtures/everything/profile.json`. */
export const everything = loadProfile('everything', 'lib/catalog/fixtures')

/** The example utility with other offers: types, or offers that say more. */
export function aProfile(...offers: (string | Partial<Profile['scopes'][number]>)[]): Profile {
  const scopes = offers.map((offer) => (typeof offer === 'string' ? { type: offer } : offer))
  return {
    ...loadProfile('example-gas-electric'),
    scopes: scopes.map((offer) => ({ type: 'cds_usage', fields: {}, ...offer })),
  }
}
