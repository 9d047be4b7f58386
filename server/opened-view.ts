import { openingsOf, openView, type View } from '#lib/access/index.ts'
import type { CatalogScope } from '#lib/catalog/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { findGrantById, givesAccess, grantAsOf } from '#lib/grants/index.ts'
import type { PresentedToken } from '#lib/oauth/index.ts'
import type { Runtime } from '#lib/runtime/index.ts'

/**
 * What a token shows of a customer's data, or without a customer of everyone's within the grant's filters, by the
 * state that the grant has at this call. A grant admin token shows
 * what the grant shows that it names (AP-029).
 *
 * @param notation whose scopes count: a scope opens nothing on the other's addresses (DR-44)
 * @throws CodedError `insufficient_scope` for a token without a scope for customer data (AP-025), `invalid_token`
 *   when the grant behind it gives no access any more (AP-024, AP-027)
 */
export async function openedView(
  { catalog, storage, resources, profile, now }: Runtime,
  token: PresentedToken,
  notation: 'cds' | 'draft',
): Promise<View> {
  const scopes = token.scope.split(' ').flatMap((id) => catalog.scopes.get(id) ?? [])
  const isAdmin = scopes.some(({ description }) => description.type === 'cds_grant_admin')
  if (!isAdmin && !scopes.some(opensData)) {
    throw new CodedError('insufficient_scope', 'this address needs a token with a scope for customer data')
  }
  const moment = now()
  const stored = token.grantId === null ? undefined : await findGrantById(storage.db, token.grantId)
  const grant = stored && grantAsOf(stored, moment)
  if (!grant || !givesAccess(grant.status)) {
    throw new CodedError(
      'invalid_token',
      'the grant of this access token gives no access; ask the customer again',
    )
  }
  const openings = openingsOf(grant, {
    tokenScope: isAdmin ? null : token.scope,
    now: moment,
    timezone: profile.timezone,
  })
  const spoken = openings.filter((opening) => opening.notation === notation)
  return openView(resources, grant.customerId, spoken)
}

function opensData({ kind }: CatalogScope): boolean {
  return kind !== 'administration'
}
