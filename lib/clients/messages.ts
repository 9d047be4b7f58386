import type { Selectable } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db, Tables, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { newId } from './identifiers.ts'
import { type Page, type PageRequest, readPage } from './page.ts'
import type { Message, NewMessage } from './types.ts'

/** Tells a registration something; the log of its changes is made of these (CL-045, CR-023). WG1-02 §6.1 */
export async function appendMessage(
  tx: Tx,
  registrationId: string,
  now: Temporal.Instant,
  message: NewMessage,
): Promise<void> {
  const at = isoInstant(now)
  await tx
    .insertInto('message')
    .values({
      id: newId('message'),
      registration_id: registrationId,
      type: message.type,
      status: message.status,
      read: 0,
      name: message.name,
      description: message.description,
      related_type: message.related.type,
      related_id: message.related.id,
      created_at: at,
      modified_at: at,
    })
    .execute()
}

/** `undefined` for one that is not there as for another registration's. */
export async function findMessageOf(
  db: Db,
  registrationId: string,
  messageId: string,
): Promise<Message | undefined> {
  const row = await db
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId) // primary key
    .where('registration_id', '=', registrationId)
    .executeTakeFirst()
  return row && toMessage(row)
}

/** The three arrays of the listing; a message that is outstanding is in `unread` or `read` too (MS-081). */
export type MessageArray = 'outstanding' | 'unread' | 'read'

/** One array of a registration's messages, last changed first. WG1-02 §6.8 (MS-080, MS-085, MS-086) */
export async function listMessages(
  db: Db,
  registrationId: string,
  filters: { readonly array: MessageArray; readonly messageIds?: readonly string[] | undefined },
  page: PageRequest,
): Promise<Page<Message>> {
  let matching = db.selectFrom('message').selectAll().where('registration_id', '=', registrationId)
  if (filters.array === 'outstanding') matching = matching.where('status', 'in', ['open', 'pending'])
  if (filters.array === 'unread') matching = matching.where('read', '=', 0)
  if (filters.array === 'read') matching = matching.where('read', '=', 1)
  if (filters.messageIds) matching = matching.where('id', 'in', filters.messageIds)
  const rows = await readPage(page, (beyond, direction, limit) =>
    matching
      .where(beyond)
      .orderBy('modified_at', direction) // message_listing
      .orderBy('id', direction)
      .limit(limit)
      .execute(),
  )
  return { ...rows, items: rows.items.map(toMessage) }
}

function toMessage(row: Selectable<Tables['message']>): Message {
  return {
    id: row.id,
    type: row.type as Message['type'],
    status: row.status as Message['status'],
    read: row.read === 1,
    name: row.name,
    description: row.description,
    related: { type: row.related_type as Message['related']['type'], id: row.related_id },
    created: row.created_at,
    modified: row.modified_at,
  }
}
