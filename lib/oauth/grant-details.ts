import type { AuthorizationDetail } from 'oidc-provider'
import type { Temporal } from 'temporal-polyfill'
import { findGrantById, type Grant, givesAccess, grantAsOf } from '#lib/grants/index.ts'
import type { Db } from '#lib/storage/index.ts'

/** Our grant, if it gives access now. */
export async function usableGrant(
  db: Db,
  grantId: string,
  now: Temporal.Instant,
): Promise<Grant | undefined> {
  const grant = await findGrantById(db, grantId)
  const present = grant && grantAsOf(grant, now)
  return present && givesAccess(present.status) ? present : undefined
}

/** What a token answer says was granted: the grant's details as they are enabled at the moment. */
export async function enabledDetails(
  db: Db,
  grantId: string,
  now: Temporal.Instant,
): Promise<AuthorizationDetail[] | undefined> {
  const grant = await usableGrant(db, grantId, now)
  return (
    grant && (grant.enabledAuthorizationDetails.map((detail) => ({ ...detail })) as AuthorizationDetail[])
  )
}
