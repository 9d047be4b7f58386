import type { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { insertGrant } from './change.ts'
import { newGrantId } from './identifiers.ts'
import type { Grant } from './types.ts'

/**
 * The grant of a client that uses a scope by client credentials: one for each client and scope, not one for each
 * token (GR-004). Made with the client, in the same transaction.
 */
export async function insertClientGrant(
  tx: Tx,
  client: Client,
  scope: string,
  now: Temporal.Instant,
): Promise<Grant> {
  const at = isoInstant(now)
  const grant: Grant = {
    id: newGrantId(),
    clientId: client.id,
    registrationId: client.registrationId,
    customerId: null,
    status: 'active',
    scope,
    authorizationDetails: [],
    enabledScope: scope,
    enabledAuthorizationDetails: [],
    granted: [],
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
    expires: null,
    eta: null,
  }
  await insertGrant(tx, grant)
  return grant
}
