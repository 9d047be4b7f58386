import type { Profile, ScopeOffer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { clientAdmin, grantAdmin } from './data/administration-scopes.ts'
import { ownScopeType } from './data/own-scope.ts'
import { scopeTypes } from './data/scopes.ts'
import type { ScopeType } from './data/types.ts'
import { offerScope } from './offer-scope.ts'
import type { UtilityChoices } from './offered-fields.ts'
import type { Catalog, CatalogScope, Purpose } from './types.ts'

const grantAdminId = 'cds_grant_admin_1'

/** The part of a profile that is about scopes. */
type Offering = Pick<Profile, 'file' | 'coverage' | 'locales' | 'purposes' | 'scopes' | 'signIn'>

/**
 * All scopes that a utility offers: the administrative ones, which every utility has, then those of its profile.
 *
 * @param publicUrl where the documentation pages are served, without a slash at the end
 * @throws CodedError `configuration`, naming the file, the key and what would do
 */
export function buildCatalog(profile: Offering, publicUrl: string): Catalog {
  const scopes = new Map<string, CatalogScope>()
  const administrative = [
    { id: clientAdmin.type, type: clientAdmin },
    { id: grantAdminId, type: grantAdmin },
  ]
  for (const { id, type } of administrative) {
    const about = { coverages: [], grantAdminScope: null, fields: {}, utilityChoices: {} }
    scopes.set(id, offerScope({ id, type, ...about, publicUrl, at: profile.file }))
  }
  for (const [index, offer] of profile.scopes.entries()) {
    const at = `${profile.file}: scopes.${index}`
    const id = offer.id ?? offer.type
    if (scopes.has(id)) throw refuse(`'${id}' is offered twice; give one of them another id`, `${at}.id`)
    const offered = offerScope({
      id,
      type: typeOf(offer, at),
      coverages: coveragesOf(profile, offer.coverages, `${at}.coverages`),
      grantAdminScope: grantAdminId,
      fields: offer.fields,
      utilityChoices: utilityChoices(profile, id),
      publicUrl,
      at,
    })
    scopes.set(id, offered)
  }
  return { scopes, purposes: defaultPurposes(profile, scopes) }
}

function typeOf({ type, own }: ScopeOffer, at: string): ScopeType {
  const known = scopeTypes.get(type)
  if (known && own)
    throw refuse(`the catalog has '${type}'; choose another type, or leave this out`, `${at}.own`)
  if (known) return known
  if (!own) {
    const types = [...scopeTypes.keys()].join(', ')
    throw refuse(`'${type}' is no scope; use one of ${types}, or describe it under 'own'`, `${at}.type`)
  }
  if ((own.kind === 'customer-consent') !== own.selectionTypes.length > 0) {
    const remedy =
      own.kind === 'customer-consent' ? 'name at least one list' : 'no form is shown; leave them out'
    throw refuse(remedy, `${at}.own.selectionTypes`)
  }
  return ownScopeType(type, own)
}

function coveragesOf(profile: Offering, named: readonly string[] | undefined, at: string): readonly string[] {
  const known = profile.coverage.map((entry) => entry.id)
  const unknown = named?.find((id) => !known.includes(id))
  if (unknown !== undefined) throw refuse(`'${unknown}' is no coverage; use one of ${known.join(', ')}`, at)
  return named ?? known
}

/** What requests can choose of what the profile says elsewhere (FD-473, DR-30). */
function utilityChoices({ purposes, signIn, locales }: Offering, scope: string): UtilityChoices {
  return {
    purpose: purposes
      .filter(({ scopes }) => scopes?.includes(scope) ?? true)
      .map(({ id, name, content }) => ({ id, name, description: content })),
    authentication_path: signIn.map(({ id, name }) => {
      const words = (locales[0] && name[locales[0]]) ?? id
      return { id, name: words, description: words }
    }),
  }
}

function defaultPurposes(
  { file, purposes }: Offering,
  scopes: ReadonlyMap<string, CatalogScope>,
): readonly Purpose[] {
  const offering = [...scopes].flatMap(([scope, { groups }]) =>
    Object.hasOwn(groups, 'purpose') ? scope : [],
  )
  return purposes.map(({ relatedUri = null, relatedName = null, scopes: named, ...purpose }, index) => {
    const at = `${file}: purposes.${index}`
    const twice = purposes.findIndex((other) => other.id === purpose.id) !== index
    if (twice) throw refuse(`'${purpose.id}' stands here twice`, `${at}.id`)
    const unknown = named?.find((scope) => !offering.includes(scope))
    if (unknown !== undefined) throw refuse(`customers are asked for no scope '${unknown}'`, `${at}.scopes`)
    return { ...purpose, relatedUri, relatedName, scopesSupported: named ?? offering }
  })
}

function refuse(description: string, at: string): CodedError {
  return new CodedError('configuration', description, { at })
}
