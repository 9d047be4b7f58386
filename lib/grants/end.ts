import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { changeGrant, type RevokeGrantTokens } from './change.ts'
import { findGrantOf } from './repository.ts'
import { appliesTo } from './transitions.ts'
import type { Grant, GrantNews } from './types.ts'

/** Lets the customer know, in the transaction of what is told. */
export type TellCustomer = (tx: Tx, news: GrantNews) => Promise<void>

/** What ending a grant needs. */
export interface Ending {
  readonly storage: Storage
  readonly revokeGrantTokens: RevokeGrantTokens
  readonly tellCustomer: TellCustomer
}

/**
 * The customer takes access back. Said twice, it answers with what stands.
 *
 * @throws CodedError `not_found`
 */
export async function revokeGrant(ending: Ending, grantId: string, now: Temporal.Instant): Promise<Grant> {
  const grant = await end(ending, grantId, 'revoke', now)
  if (!grant) throw new CodedError('not_found', 'no such grant')
  return grant
}

/**
 * The client gives a grant up. WG1-02 §8.6 (GR-091, GR-092)
 *
 * @throws CodedError `not_found` also for another registration's, `invalid_request` for one that has ended otherwise
 */
export async function closeGrant(
  ending: Ending,
  { registrationId, grantId, now }: { registrationId: string; grantId: string; now: Temporal.Instant },
): Promise<Grant> {
  const known = await findGrantOf(ending.storage.db, registrationId, grantId)
  const grant = known && (await end(ending, grantId, 'close', now))
  if (!grant) throw new CodedError('not_found', 'no such grant')
  if (grant.status !== 'closed') {
    throw new CodedError('invalid_request', `the grant is '${grant.status}' and cannot be closed any more`, {
      at: 'status',
    })
  }
  return grant
}

const ends = {
  revoke: { by: 'customer', to: 'revoked' },
  close: { by: 'client', to: 'closed' },
} as const

async function end(
  { storage, revokeGrantTokens, tellCustomer }: Ending,
  grantId: string,
  cause: keyof typeof ends,
  now: Temporal.Instant,
): Promise<Grant | undefined> {
  return storage.transaction(async (tx) => {
    let ended = false
    const grant = await changeGrant(tx, { grantId, now, revokeGrantTokens }, ({ status }) => {
      ended = appliesTo(cause, status)
      return ended ? { cause, ...ends[cause] } : undefined
    })
    if (ended && cause === 'revoke') await tellCustomer(tx, { kind: 'revoked', grantId, now })
    return grant
  })
}
