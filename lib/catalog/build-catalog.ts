import type { Profile } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { clientAdmin, grantAdmin } from './data/administration-scopes.ts'
import { scopeTypes } from './data/scopes.ts'
import { offerScope } from './offer-scope.ts'
import type { Catalog, CatalogScope } from './types.ts'

const grantAdminId = 'cds_grant_admin_1'

/**
 * All scopes that a utility offers: the administrative ones, which every utility has, then those of its profile.
 *
 * @param publicUrl where the documentation pages are served, without a slash at the end
 * @throws CodedError `configuration`, naming the key of the profile and what would do
 */
export function buildCatalog(profile: Profile, publicUrl: string): Catalog {
  const scopes = new Map<string, CatalogScope>()
  const administrative = [
    { id: clientAdmin.type, type: clientAdmin },
    { id: grantAdminId, type: grantAdmin },
  ]
  for (const { id, type } of administrative) {
    const at = `profile ${profile.id}`
    scopes.set(id, offerScope({ id, type, coverages: [], grantAdminScope: null, fields: {}, publicUrl, at }))
  }
  for (const [index, offer] of profile.scopes.entries()) {
    const at = `profile ${profile.id}: scopes.${index}`
    const type = scopeTypes.get(offer.type)
    if (!type) {
      const known = [...scopeTypes.keys()].join(', ')
      throw new CodedError('configuration', `'${offer.type}' is no scope; use one of ${known}`, {
        at: `${at}.type`,
      })
    }
    const id = offer.id ?? offer.type
    if (scopes.has(id)) {
      throw new CodedError('configuration', `'${id}' is offered twice; give one of them another id`, {
        at: `${at}.id`,
      })
    }
    const coverages = coveragesOf(profile, offer.coverages, `${at}.coverages`)
    scopes.set(
      id,
      offerScope({
        id,
        type,
        coverages,
        grantAdminScope: grantAdminId,
        fields: offer.fields,
        publicUrl,
        at,
      }),
    )
  }
  return { scopes }
}

function coveragesOf(profile: Profile, named: readonly string[] | undefined, at: string): readonly string[] {
  const known = profile.coverage.map((entry) => entry.id)
  const unknown = named?.find((id) => !known.includes(id))
  if (unknown !== undefined) {
    throw new CodedError('configuration', `'${unknown}' is no coverage; use one of ${known.join(', ')}`, {
      at,
    })
  }
  return named ?? known
}
