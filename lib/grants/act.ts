import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import { type Change, changeGrant } from './change.ts'
import type { Ending } from './revoke.ts'
import { appliesTo } from './transitions.ts'
import type { Grant, GrantedScope, GrantNews } from './types.ts'

const acts = {
  /** A grant that waits for it opens what was found of it. */
  open: { change: { cause: 'review', by: 'server', to: 'active' }, news: 'opened' },
  suspend: { change: { cause: 'suspend', by: 'server', to: 'suspended' }, news: 'suspended' },
  resume: { change: { cause: 'resume', by: 'server', to: 'active' }, news: 'opened' },
  disable: { change: { cause: 'disable', by: 'server', to: 'disabled' }, news: 'ended' },
} as const satisfies Record<string, { change: Change; news: GrantNews['kind'] }>

/** What the utility's staff do with a grant. WG1-02 §8.2 (GR-042, GR-048, GR-049) */
export type Act = keyof typeof acts

/** Whose a grant turned out to be, and what of theirs it opens. */
export interface Found {
  readonly customerId: string
  readonly granted: readonly GrantedScope[]
}

/**
 * Customer and client are told in the same transaction.
 *
 * @param found leaves both as they are when left out
 * @throws CodedError `not_found`, `invalid_request` for a grant with which this cannot be done as it stands
 */
export async function actOnGrant(
  { storage, revokeGrantTokens, tellCustomer }: Ending,
  { grantId, act, found, now }: { grantId: string; act: Act; found?: Found; now: Temporal.Instant },
): Promise<Grant> {
  const { change, news } = acts[act]
  return storage.transaction(async (tx) => {
    const grant = await changeGrant(tx, { grantId, now, revokeGrantTokens }, ({ status, customerId }) => {
      if (!appliesTo(change.cause, status) || customerId === null) throw unfit(grantId, status, act)
      return { ...change, ...(found && { values: found }) }
    })
    if (!grant) throw new CodedError('not_found', `there is no grant '${grantId}'`)
    await tellCustomer(tx, { kind: news, grantId, now })
    return grant
  })
}

function unfit(grantId: string, status: string, act: Act) {
  return new CodedError('invalid_request', `grant '${grantId}' is '${status}': there is nothing to ${act}`)
}
