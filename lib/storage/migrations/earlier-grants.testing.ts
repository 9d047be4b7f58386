import type { Insertable } from 'kysely'
import type { Storage, Tables } from '../index.ts'
import { openPostgres } from '../postgres.ts'
import { openSqlite } from '../sqlite.ts'
import { disposable, type TestStorage } from '../testing.ts'
import { migrations } from './index.ts'

type Row = Insertable<Tables['grant']>

/** The tables as they were with the migration of this number. */
export const until = (number: string) =>
  Object.fromEntries(Object.entries(migrations).filter(([name]) => name.slice(0, 3) <= number))

/** The same database with further migrations. */
export async function reopen(old: TestStorage, further: ReturnType<typeof until>): Promise<TestStorage> {
  await old.close()
  const storage = await (old.dialect === 'sqlite' ? openSqlite : openPostgres)(old.url, further)
  return disposable(old.url, storage, async () => {})
}

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
