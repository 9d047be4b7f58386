import { isDeepStrictEqual } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { type ClientChange, changedClient } from './changed-client.ts'
import { expireCredentials } from './credentials.ts'
import { appendMessage } from './messages.ts'
import { registeredScopesOf, replaceClient } from './repository.ts'
import type { Client } from './types.ts'

export interface ChangeContext {
  readonly catalog: Catalog
  readonly publicUrl: string
  readonly now: Temporal.Instant
  /** Ends every token of a client that is disabled (CL-033). */
  readonly revokeClientTokens: (tx: Tx, clientId: string) => Promise<void>
}

/**
 * Changes a client as it asks itself, all at once or not at all. WG1-02 §5.5 (CL-050 to CL-058)
 *
 * @param client as it was read; if it has changed since, the change is refused
 * @throws CodedError `invalid_client_metadata`, `invalid_redirect_uri`
 */
export async function changeClient(
  storage: Storage,
  client: Client,
  change: ClientChange,
  context: ChangeContext,
): Promise<Client> {
  const registeredScopes = await registeredScopesOf(storage.db, client.id)
  const wanted = changedClient(client, change, { ...context, registeredScopes })
  if (isDeepStrictEqual(wanted, client)) return client
  const changed = { ...wanted, modified: momentAfter(client.modified, context.now) }
  await storage.transaction(async (tx) => {
    await replaceClient(tx, client, changed)
    await appendMessage(tx, client.registrationId, context.now, {
      type: 'private_message',
      status: 'complete',
      name: 'Client changed',
      description: `Client ${client.id} was changed by its own request.`,
      related: { type: 'client', id: client.id },
    })
    if (changed.status === 'disabled' && client.status !== 'disabled') {
      await expireCredentials(tx, changed, context.now)
      await context.revokeClientTokens(tx, client.id)
    }
  })
  return changed
}

/** Two changes within one millisecond still have two moments. */
function momentAfter(modified: string, now: Temporal.Instant): string {
  const next = Temporal.Instant.from(modified).add({ milliseconds: 1 })
  return isoInstant(Temporal.Instant.compare(now, next) < 0 ? next : now)
}
