import type { Selectable } from 'kysely'
import type { Db, Tables, Tx } from '#lib/storage/index.ts'
import type { Grant, GrantStatus } from './types.ts'

export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  await tx
    .insertInto('grant')
    .values({
      id: grant.id,
      client_id: grant.clientId,
      registration_id: grant.registrationId,
      customer_id: grant.customerId,
      status: grant.status,
      scope: grant.scope,
      authorization_details_json: JSON.stringify(grant.authorizationDetails),
      enabled_scope: grant.enabledScope,
      enabled_authorization_details_json: JSON.stringify(grant.enabledAuthorizationDetails),
      granted_json: JSON.stringify(grant.granted),
      state: grant.state,
      created_at: grant.created,
      modified_at: grant.modified,
      not_before: grant.notBefore,
      expires_at: grant.expires,
    })
    .execute()
}

export async function findGrantById(db: Db, id: string): Promise<Grant | undefined> {
  const row = await db.selectFrom('grant').selectAll().where('id', '=', id).executeTakeFirst() // primary key
  return row && (await toGrants(db, [row]))[0]
}

/** `undefined` for one that is not there as for another registration's (CL-002). */
export async function findGrantOf(db: Db, registrationId: string, id: string): Promise<Grant | undefined> {
  const grant = await findGrantById(db, id)
  return grant?.registrationId === registrationId ? grant : undefined
}

/** Takes access away, once. `false`: the grant had ended before, or is not there. */
export async function endGrant(
  tx: Tx,
  id: string,
  status: 'revoked' | 'closed',
  at: string,
): Promise<boolean> {
  const ended = await tx
    .updateTable('grant')
    .set({ status, enabled_scope: '', enabled_authorization_details_json: '[]', modified_at: at })
    .where('id', '=', id)
    .where('status', 'not in', ['revoked', 'closed', 'expired', 'disabled'])
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', at)]))
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Rows with the numbers of their receipts, in the rows' order. */
export async function toGrants(db: Db, rows: readonly Selectable<Tables['grant']>[]): Promise<Grant[]> {
  if (rows.length === 0) return []
  const receipts = await db
    .selectFrom('receipt') // receipt_grant
    .select(['grant_id', 'number'])
    .where(
      'grant_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('created_at')
    .execute()
  const numbers = Map.groupBy(receipts, (receipt) => receipt.grant_id)
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    registrationId: row.registration_id,
    customerId: row.customer_id,
    status: row.status as GrantStatus,
    scope: row.scope,
    authorizationDetails: JSON.parse(row.authorization_details_json),
    enabledScope: row.enabled_scope,
    enabledAuthorizationDetails: JSON.parse(row.enabled_authorization_details_json),
    granted: JSON.parse(row.granted_json),
    receiptConfirmations: (numbers.get(row.id) ?? []).map((receipt) => receipt.number),
    state: row.state,
    created: row.created_at,
    modified: row.modified_at,
    notBefore: row.not_before,
    expires: row.expires_at,
  }))
}
