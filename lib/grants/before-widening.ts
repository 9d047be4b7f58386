import type { Tx } from '#lib/storage/index.ts'
import { allAgree } from './agreement.ts'
import { type Access, common, type FieldsOf } from './comparison.ts'
import { historyOf } from './history.ts'
import type { Grant, GrantStatus } from './types.ts'

/** To what a grant goes back that asks its customer for no more after all. */
export interface BeforeWidening {
  readonly status: GrantStatus
  /** Agreed to before, and given up by nobody since; what waits for others than the customer is in it too. */
  readonly agreed: Access
  readonly eta: string | null
}

/**
 * How a grant stood before its client asked for more. One that was under review goes back to it, and one of several
 * customers to whether they agree by now (GR-042, GR-046).
 *
 * @returns `undefined`: nothing was agreed to before
 */
export async function beforeWidening(
  tx: Tx,
  grant: Grant,
  fieldsOf: FieldsOf,
): Promise<BeforeWidening | undefined> {
  const entries = await historyOf(tx, grant.id)
  const widened = entries.findLastIndex(({ cause, from, to }) => cause === 'widen' && from !== to)
  const from = entries[widened]?.from
  if (!from) return undefined
  const standing = entries[widened - 1]?.state
  const agreed = standing
    ? entries
        .slice(widened)
        // the customer takes back of what is enabled, the client of what it asks for
        .map(({ by, state }) => (by === 'customer' ? enabledOf(state) : accessOf(state)))
        .reduce((kept, access) => common(kept, access, fieldsOf), accessOf(standing))
    : enabledOf(grant)
  return { status: await statusBy(tx, grant, from), agreed, eta: standing?.eta ?? null }
}

/** Customers of its parts may have agreed or left while more was asked for. */
async function statusBy(tx: Tx, { id, children }: Grant, from: GrantStatus): Promise<GrantStatus> {
  if (children.length === 0 || !['active', 'needs_sub_grants'].includes(from)) return from
  return (await allAgree(tx, id)) ? 'active' : 'needs_sub_grants'
}

export function accessOf({ scope, authorizationDetails }: Access): Access {
  return { scope, authorizationDetails }
}

export function enabledOf({
  enabledScope,
  enabledAuthorizationDetails,
}: Pick<Grant, 'enabledScope' | 'enabledAuthorizationDetails'>): Access {
  return { scope: enabledScope, authorizationDetails: enabledAuthorizationDetails }
}
