import { buildCatalog, type Catalog } from '#lib/catalog/index.ts'
import { loadProfile, type Profile } from '#lib/config/index.ts'

/** When the form is shown, in tests of words. */
export const at = '2026-11-24T20:00:00.000Z'

export function mannerOf(profile: Profile): { profile: Profile; catalog: Catalog; at: string } {
  return { profile, catalog: buildCatalog(profile, 'https://utility.example'), at }
}

/** Of a utility that offers everything. */
export const manner = mannerOf(loadProfile('everything', 'lib/catalog/fixtures'))
