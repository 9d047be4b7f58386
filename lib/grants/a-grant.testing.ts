import { newGrantId } from './identifiers.ts'
import type { Grant } from './types.ts'

/** A grant of `cds_usage` that a customer has approved. */
export function aGrant(differing: Partial<Grant> = {}): Grant {
  const created = differing.created ?? '2026-01-01T00:00:00.000Z'
  const scope = differing.scope ?? 'cds_usage'
  const details = scope.split(' ').map((type) => ({ type }))
  return {
    id: newGrantId(),
    clientId: 'client',
    registrationId: 'registration',
    customerId: 'customer',
    status: 'active',
    scope,
    authorizationDetails: details,
    enabledScope: scope,
    enabledAuthorizationDetails: details,
    granted: [],
    receiptConfirmations: [],
    parent: null,
    children: [],
    replacing: [],
    replacedBy: [],
    state: null,
    created,
    modified: created,
    approved: created,
    notBefore: null,
    expires: null,
    eta: null,
    ...differing,
  }
}
