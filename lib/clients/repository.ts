import { CodedError } from '#lib/errors/index.ts'
import { type Db, type Tx, unindexed } from '#lib/storage/index.ts'
import { toClient, toClientRow } from './client-rows.ts'
import { type Page, type PageRequest, readPage } from './page.ts'
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

/** `undefined` for one that is not there as for another registration's (CL-002). */
export async function findClientOf(
  db: Db,
  registrationId: string,
  clientId: string,
): Promise<Client | undefined> {
  const client = await findClient(db, clientId)
  return client?.registrationId === registrationId ? client : undefined
}

/** A registration's clients, last changed first. WG1-02 §5.3 (CL-043, CL-044) */
export async function listClients(
  db: Db,
  registrationId: string,
  filters: { readonly clientIds?: readonly string[] | undefined },
  page: PageRequest,
): Promise<Page<Client>> {
  const clients = db.selectFrom('client').selectAll()
  const matching = filters.clientIds
    ? clients.where('id', 'in', filters.clientIds).where(unindexed('registration_id'), '=', registrationId) // primary key
    : clients.where('registration_id', '=', registrationId) // client_listing
  const rows = await readPage(page, (rest, direction, limit) =>
    matching.where(rest).orderBy('modified_at', direction).orderBy('id', direction).limit(limit).execute(),
  )
  return { ...rows, items: rows.items.map(toClient) }
}

export async function insertClient(tx: Tx, client: Client): Promise<void> {
  await tx
    .insertInto('client')
    .values({ ...toClientRow(client), registered_scope: client.scopes.join(' ') })
    .execute()
}

/** What `scope` goes back to (CL-055). */
export async function registeredScopesOf(db: Db, clientId: string): Promise<string[]> {
  const row = await db
    .selectFrom('client')
    .select('registered_scope')
    .where('id', '=', clientId)
    .executeTakeFirstOrThrow()
  return row.registered_scope.split(' ')
}

/**
 * Replaces a client, unless it is no longer the one that the change was made from.
 *
 * @throws CodedError `invalid_client_metadata`
 */
export async function replaceClient(tx: Tx, from: Client, to: Client): Promise<void> {
  const replaced = await tx
    .updateTable('client')
    .set(toClientRow(to))
    .where('id', '=', from.id)
    .where('modified_at', '=', from.modified)
    .returning('id')
    .executeTakeFirst()
  if (!replaced) {
    throw new CodedError('invalid_client_metadata', 'the client was changed meanwhile; read it again', {
      at: 'cds_modified',
    })
  }
}
