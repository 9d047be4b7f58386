import type { Db } from '#lib/storage/index.ts'
import { toClient } from './client-rows.ts'
import type { Client } from './types.ts'

/** Any client by its id, whatever its status; `disabled` ones are the caller's to refuse (CL-033). */
export async function findClient(db: Db, clientId: string): Promise<Client | undefined> {
  const row = await db
    .selectFrom('client')
    .selectAll()
    .where('id', '=', clientId) // primary key
    .executeTakeFirst()
  return row && toClient(row)
}
