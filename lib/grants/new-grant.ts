import type { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { newGrantId } from './identifiers.ts'
import type { Grant } from './types.ts'

/** What has to be said of every new grant. */
type Said = 'customerId' | 'scope' | 'authorizationDetails' | 'granted' | 'expires'

/** What is otherwise in some new grants only. */
type Otherwise = 'status' | 'enabledScope' | 'enabledAuthorizationDetails' | 'parent' | 'state' | 'eta'

/**
 * A grant that begins now, with an id of its own and nothing beside it: active, and all of it enabled, where nothing
 * else is said. Not in storage yet (`insertGrant`).
 */
export function newGrant(
  client: Pick<Client, 'id' | 'registrationId'>,
  now: Temporal.Instant,
  said: Pick<Grant, Said> & Partial<Pick<Grant, Otherwise>>,
): Grant {
  const at = isoInstant(now)
  return {
    id: newGrantId(),
    clientId: client.id,
    registrationId: client.registrationId,
    status: 'active',
    enabledScope: said.scope,
    enabledAuthorizationDetails: said.authorizationDetails,
    receiptConfirmations: [],
    parent: null,
    children: [],
    replacing: [],
    replacedBy: [],
    state: null,
    created: at,
    modified: at,
    approved: at,
    notBefore: null,
    eta: null,
    ...said,
  }
}
