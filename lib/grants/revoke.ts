import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { changeGrant, type RevokeGrantTokens } from './change.ts'
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
  const { storage, revokeGrantTokens, tellCustomer } = ending
  return storage.transaction(async (tx) => {
    let revoked = false
    const grant = await changeGrant(tx, { grantId, now, revokeGrantTokens }, ({ status }) => {
      revoked = appliesTo('revoke', status)
      return revoked ? { cause: 'revoke', by: 'customer', to: 'revoked' } : undefined
    })
    if (!grant) throw new CodedError('not_found', 'no such grant')
    if (revoked) await tellCustomer(tx, { kind: 'revoked', grantId, now })
    return grant
  })
}
