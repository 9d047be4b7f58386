import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import type { Tx } from '#lib/storage/index.ts'
import { changeGrant } from './change.ts'
import { findGrantOf } from './repository.ts'
import type { Ending } from './revoke.ts'
import { appliesTo } from './transitions.ts'
import type { Grant } from './types.ts'

/**
 * The client gives a grant up. Said twice, it answers with what stands. WG1-02 §8.6 (GR-091, GR-092)
 *
 * @throws CodedError `not_found` also for another registration's, `invalid_request` for one that has ended otherwise
 */
export async function closeGrant(
  { storage, revokeGrantTokens }: Ending,
  { registrationId, grantId, now }: { registrationId: string; grantId: string; now: Temporal.Instant },
): Promise<Grant> {
  const known = await findGrantOf(storage.db, registrationId, grantId)
  const grant =
    known && (await storage.transaction((tx) => closeWithin(tx, { grantId, now, revokeGrantTokens })))
  if (!grant) throw new CodedError('not_found', 'no such grant')
  return grant
}

/** The same in a transaction of the caller's. `undefined`: there is none. */
export async function closeWithin(
  tx: Tx,
  closing: Parameters<typeof changeGrant>[1],
): Promise<Grant | undefined> {
  const grant = await changeGrant(tx, closing, ({ status }) =>
    appliesTo('close', status) ? { cause: 'close', by: 'client', to: 'closed' } : undefined,
  )
  if (grant && grant.status !== 'closed') {
    throw new CodedError('invalid_request', `the grant is '${grant.status}' and cannot be closed any more`, {
      at: 'status',
    })
  }
  return grant
}
