import type { Insertable } from 'kysely'
import type { Storage, Tables } from '../index.ts'

type Row = Insertable<Tables['grant']>

/** Grants without places, as they are put in before there are any, or where places do not matter. */
export async function insertGrants(
  storage: Storage,
  grants: readonly (Pick<Row, 'id' | 'created_at'> & Partial<Row>)[],
): Promise<void> {
  const rows = grants.map((grant) => ({
    registration_id: 'registration',
    client_id: 'client',
    status: 'active',
    scope: 'cds_usage',
    authorization_details_json: '[]',
    enabled_scope: 'cds_usage',
    enabled_authorization_details_json: '[]',
    granted_json: '[]',
    modified_at: grant.created_at,
    approved_at: grant.created_at,
    ...grant,
  }))
  await storage.transaction((tx) => tx.insertInto('grant').values(rows).execute())
}

export const grantRows = ({ db }: Storage) => db.selectFrom('grant').selectAll().orderBy('id').execute()
