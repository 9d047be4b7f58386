import { loadProfile, type Profile } from '#lib/config/index.ts'

/** The example utility with other offers: types, or offers that say more. */
export function aProfile(...offers: (string | Partial<Profile['scopes'][number]>)[]): Profile {
  const scopes = offers.map((offer) => (typeof offer === 'string' ? { type: offer } : offer))
  return {
    ...loadProfile('example-gas-electric'),
    scopes: scopes.map((offer) => ({ type: 'cds_usage', fields: {}, ...offer })),
  }
}
