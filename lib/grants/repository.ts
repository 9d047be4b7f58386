import { type Selectable, sql } from 'kysely'
import type { Db, Tables, Tx } from '#lib/storage/index.ts'
import { enterPlaces, leavePlaces } from './places.ts'
import type { Grant, GrantStatus } from './types.ts'

export async function insertGrantRow(tx: Tx, grant: Grant): Promise<void> {
  await tx.insertInto('grant').values(toRow(grant)).execute()
  await enterPlaces(tx, grant)
  for (const replaced of grant.replacing) {
    await tx.insertInto('grant_replacement').values({ grant_id: grant.id, replaced_id: replaced }).execute()
  }
}

/**
 * Everything but what a grant is from its beginning.
 *
 * @param before as it is stored
 */
export async function updateGrantRow(tx: Tx, before: Grant, grant: Grant): Promise<void> {
  const { id, client_id, registration_id, parent_id, created_at, ...changeable } = toRow(grant)
  await leavePlaces(tx, before)
  await tx.updateTable('grant').set(changeable).where('id', '=', id).execute()
  await enterPlaces(tx, grant)
}

function toRow(grant: Grant) {
  return {
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
    approved_at: grant.approved,
    not_before: grant.notBefore,
    expires_at: grant.expires,
    parent_id: grant.parent,
    eta: grant.eta,
  }
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

/** Rows with the numbers of their receipts and the grants beside them, in the rows' order. */
export async function toGrants(db: Db, rows: readonly Selectable<Tables['grant']>[]): Promise<Grant[]> {
  if (rows.length === 0) return []
  const beside = Map.groupBy(
    await readBeside(
      db,
      rows.map((row) => row.id),
    ),
    ({ of }) => of,
  )
  return rows.map((row) => {
    const ids = (kind: string) =>
      (beside.get(row.id) ?? []).filter((one) => one.kind === kind).map((one) => one.id)
    return {
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
      receiptConfirmations: ids('receipt'),
      parent: row.parent_id,
      children: ids('child'),
      replacing: ids('replaced'),
      replacedBy: ids('replacing'),
      state: row.state,
      created: row.created_at,
      modified: row.modified_at,
      approved: row.approved_at,
      notBefore: row.not_before,
      expires: row.expires_at,
      eta: row.eta,
    }
  })
}

/** What lies in other rows, of several grants in one query; the earlier first. */
async function readBeside(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('receipt') // receipt_grant
    .select(['grant_id as of', 'number as id', 'created_at as at', sql.lit('receipt').as('kind')])
    .where('grant_id', 'in', ids)
    .unionAll(
      db
        .selectFrom('grant') // grant_by_parent
        .select(['parent_id as of', 'id', 'created_at as at', sql.lit('child').as('kind')])
        .where('parent_id', 'in', ids)
        .$narrowType<{ of: string }>(),
    )
    .unionAll(
      db
        .selectFrom('grant_replacement')
        .innerJoin('grant', 'grant.id', 'replaced_id')
        .select(['grant_id as of', 'grant.id', 'created_at as at', sql.lit('replaced').as('kind')])
        .where('grant_id', 'in', ids),
    )
    .unionAll(
      db
        .selectFrom('grant_replacement') // grant_replacement_replaced
        .innerJoin('grant', 'grant.id', 'grant_id')
        .select(['replaced_id as of', 'grant.id', 'created_at as at', sql.lit('replacing').as('kind')])
        .where('replaced_id', 'in', ids),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
}
