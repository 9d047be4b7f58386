import type { Temporal } from 'temporal-polyfill'
import type { Client } from '#lib/clients/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { insertGrant } from './change.ts'
import { newGrant } from './new-grant.ts'
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
  const grant = newGrant(client, now, {
    customerId: null,
    scope,
    authorizationDetails: [],
    granted: [],
    expires: null,
  })
  await insertGrant(tx, grant)
  return grant
}
