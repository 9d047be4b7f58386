import type { Db } from '#lib/storage/index.ts'
import { type FieldsOf, isWithin } from './comparison.ts'
import { toGrants } from './repository.ts'
import { enables } from './transitions.ts'
import type { Grant, GrantedScope, GrantStatus } from './types.ts'

/** Of a customer's earlier grants to a client, so many are looked at, the newest first. */
const mostLookedAt = 20

const living = (Object.keys(enables) as GrantStatus[]).filter((status) => enables[status] === 'all')

/**
 * Earlier grants of the same customer to the same client of which a new one opens everything: it supersedes them
 * (GR-012, GR-013). They go on, as the client may hold their tokens.
 */
export async function supersededBy(db: Db, grant: Grant, fieldsOf: FieldsOf): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('grant') // grant_of_customer
    .selectAll()
    .where('customer_id', '=', grant.customerId)
    .where('client_id', '=', grant.clientId)
    .where('status', 'in', living)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('grant_replacement').select('grant_id').whereRef('replaced_id', '=', 'grant.id')),
      ),
    )
    .orderBy('created_at', 'desc')
    .limit(mostLookedAt)
    .execute()
  const earlier = await toGrants(db, rows)
  return earlier.filter((one) => opensAllOf(grant, one, fieldsOf)).map(({ id }) => id)
}

function opensAllOf(grant: Grant, earlier: Grant, fieldsOf: FieldsOf): boolean {
  return (
    isWithin(earlier, grant, fieldsOf) &&
    earlier.granted.every((one) =>
      grant.granted.some(({ scope, selection }) => scope === one.scope && hasAllOf(selection, one.selection)),
    )
  )
}

function hasAllOf(selection: GrantedScope['selection'], earlier: GrantedScope['selection']): boolean {
  if (!selection || !earlier) return selection === earlier
  const chosen = new Set(selection.entries)
  return (
    selection.type === earlier.type &&
    (selection.includeFuture || !earlier.includeFuture) &&
    earlier.entries.every((entry) => chosen.has(entry))
  )
}
