import type { Selectable } from 'kysely'
import { compiledOnce, type Db, gathered, listed, type Tables, type Tx } from '#lib/storage/index.ts'
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

/** Each list as JSON, by the grant's id. */
type BesideGrants = ReadonlyMap<string, Partial<Awaited<ReturnType<typeof readBeside>>[number]>>

/** @param ids of several grants, as JSON */
export async function besideGrants(db: Db, ids: string): Promise<BesideGrants> {
  return new Map((await readBeside(db, ids)).map((beside) => [beside.id, beside]))
}

/** Of several grants in one query, the earlier first. */
const readBeside = compiledOnce((db: Db, ids: string) =>
  db
    .selectFrom(listed(db, ids).as('asked'))
    .select('value as id')
    .select(({ selectFrom }) => [
      selectFrom('receipt') // receipt_grant
        .whereRef('grant_id', '=', 'asked.value')
        .select(gathered(db, 'number', ['created_at', 'number']).as('of'))
        .as('receipts'),
      selectFrom('grant') // grant_children
        .whereRef('parent_id', '=', 'asked.value')
        .select(gathered(db, 'id', ['created_at', 'id']).as('of'))
        .as('children'),
      selectFrom('grant_replacement') // primary key
        .innerJoin('grant', 'grant.id', 'replaced_id')
        .whereRef('grant_id', '=', 'asked.value')
        .select(gathered(db, 'id', ['created_at', 'id']).as('of'))
        .as('replaced'),
      selectFrom('grant_replacement') // grant_replacement_replaced
        .innerJoin('grant', 'grant.id', 'grant_id')
        .whereRef('replaced_id', '=', 'asked.value')
        .select(gathered(db, 'id', ['created_at', 'id']).as('of'))
        .as('replacing'),
    ]),
)

const fromJson = (ids: string | null | undefined): readonly string[] => (ids ? JSON.parse(ids) : [])
