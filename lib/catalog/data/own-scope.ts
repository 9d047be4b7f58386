import type { ScopeOffer } from '#lib/config/index.ts'
import { changeableExtras, consent, formFields } from './consent.ts'
import { direct } from './direct-access-scopes.ts'
import type { ScopeType } from './types.ts'

/**
 * A type of scope that only one utility has, with the fields that every scope of its kind has (SP-084, SP-087); what
 * it opens, the included data fields say that the profile adds to it.
 */
export function ownScopeType(type: string, own: NonNullable<ScopeOffer['own']>): ScopeType {
  const { name, description, selectionTypes, implies } = own
  const about = { type, name, description, impliedFields: implies }
  if (own.kind === 'direct-access') {
    return { ...direct, ...about, requiredFields: ['sync_until'], optionalFields: ['jwk'] }
  }
  return {
    ...consent,
    ...about,
    selectionTypes: { required: selectionTypes, optional: [] },
    requiredFields: ['sync_until', ...formFields],
    optionalFields: changeableExtras,
  }
}
