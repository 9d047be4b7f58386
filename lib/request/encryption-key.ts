import { isDeepStrictEqual } from 'node:util'
import { pathOf, refuse } from './authorization-details.ts'
import type { RequestedScope } from './types.ts'

/**
 * One key for a request, or none: scopes overlap in what they open. A scope that leaves it out has none (FD-490,
 * AU-064).
 *
 * @throws CodedError `invalid_authorization_details`
 */
export function checkEncryptionKey(scopes: readonly RequestedScope[]): void {
  const offering = scopes.filter(({ fields }) => fields.jwk !== undefined)
  const [first] = offering
  const other = offering.find(({ fields }) => !isDeepStrictEqual(fields.jwk, first?.fields.jwk))
  if (!first || !other) return
  const place = other.at === 'scope' ? first : other
  throw refuse(
    `${first.scope} and ${other.scope} have different keys; send the same for every scope`,
    pathOf(place.at, 'jwk'),
  )
}
