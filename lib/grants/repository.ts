import { type Selectable, sql } from 'kysely'
import { compiledOnce, type Db, gathered, isListed, type Tables, type Tx } from '#lib/storage/index.ts'
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

/** All of a grant's row, by name. */
export const grantColumns = [
  'id',
  'client_id',
  'registration_id',
  'customer_id',
  'status',
  'scope',
  'authorization_details_json',
  'enabled_scope',
  'enabled_authorization_details_json',
  'granted_json',
  'state',
  'created_at',
  'modified_at',
  'approved_at',
  'not_before',
  'expires_at',
  'parent_id',
  'eta',
] as const satisfies readonly (keyof Tables['grant'])[]

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

/**
 * Rows with the numbers of their receipts and the grants beside them, in the rows' order.
 *
 * @param known what lies beside them, where it was read meanwhile
 */
export async function toGrants(
  db: Db,
  rows: readonly Selectable<Tables['grant']>[],
  known?: BesideGrants,
): Promise<Grant[]> {
  if (rows.length === 0) return []
  const beside = known ?? (await besideGrants(db, JSON.stringify(rows.map(({ id }) => id))))
  return rows.map((row) => {
    const { receipts, children, replaced, replacing } = beside.get(row.id) ?? {}
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
      receiptConfirmations: fromJson(receipts),
      parent: row.parent_id,
      children: fromJson(children),
      replacing: fromJson(replaced),
      replacedBy: fromJson(replacing),
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

type Beside = 'receipts' | 'children' | 'replaced' | 'replacing'

/** Each list as JSON, by the grant's id; a list of none is left out. */
type BesideGrants = ReadonlyMap<string, Partial<Record<Beside, string>>>

/** @param ids of several grants, as JSON */
export async function besideGrants(db: Db, ids: string): Promise<BesideGrants> {
  const grants = new Map<string, Partial<Record<Beside, string>>>()
  for (const { id, beside, of } of await readBeside(db, ids, ids, ids, ids)) {
    grants.set(id, { ...grants.get(id), [beside]: of })
  }
  return grants
}

/** Of several grants in one query, the earlier first. */
const readBeside = compiledOnce(
  (db: Db, receiptsOf: string, childrenOf: string, replacedOf: string, replacingOf: string) => {
    const list = (beside: Beside, column: string) =>
      [
        sql<Beside>`${sql.lit(beside)}`.as('beside'),
        gathered(db, column, ['created_at', column]).as('of'),
      ] as const
    return db
      .selectFrom('receipt') // receipt_grant
      .where(isListed(db, 'grant_id', receiptsOf))
      .groupBy('grant_id')
      .select('grant_id as id')
      .select(list('receipts', 'number'))
      .unionAll(
        db
          .selectFrom('grant') // grant_children
          .where(isListed(db, 'parent_id', childrenOf))
          .groupBy('parent_id')
          .select(sql<string>`parent_id`.as('id'))
          .select(list('children', 'grant.id')),
      )
      .unionAll(
        db
          .selectFrom('grant_replacement') // primary key
          .innerJoin('grant', 'grant.id', 'replaced_id')
          .where(isListed(db, 'grant_id', replacedOf))
          .groupBy('grant_id')
          .select('grant_id as id')
          .select(list('replaced', 'grant.id')),
      )
      .unionAll(
        db
          .selectFrom('grant_replacement') // grant_replacement_replaced
          .innerJoin('grant', 'grant.id', 'grant_id')
          .where(isListed(db, 'replaced_id', replacingOf))
          .groupBy('replaced_id')
          .select('replaced_id as id')
          .select(list('replacing', 'grant.id')),
      )
  },
)

const fromJson = (ids: string | undefined): readonly string[] => (ids ? JSON.parse(ids) : [])
