import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { CodedError } from '#lib/errors/index.ts'
import { type Db, type Storage, type Tables, type Tx, unindexed } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { newId } from './identifiers.ts'
import { type Page, type PageRequest, readPage } from './page.ts'
import type { Message, NewMessage, RelatedTo } from './types.ts'

/**
 * Tells a registration something; the log of its changes is made of these (CL-045, CR-023). What a client writes
 * itself it has read (MS-014, MS-103). WG1-02 §6.1
 */
export async function appendMessage(
  tx: Tx,
  registrationId: string,
  now: Temporal.Instant,
  message: NewMessage,
): Promise<Message> {
  const at = isoInstant(now)
  const { related } = message
  const row = {
    id: newId('message'),
    registration_id: registrationId,
    type: message.type,
    status: message.status,
    read: message.creatorId === undefined ? 0 : 1,
    name: message.name,
    description: message.description,
    related_type: related?.type ?? '',
    related_id: related && 'id' in related ? related.id : '',
    related_uri: related && 'uri' in related ? related.uri : null,
    creator_id: message.creatorId ?? null,
    previous_id: message.previousId ?? null,
    grants_requested_json: JSON.stringify(message.grantsRequested ?? []),
    created_at: at,
    modified_at: at,
  }
  await tx.insertInto('message').values(row).execute()
  return toMessage(row)
}

/**
 * Marks a message as read or not; it comes first in the listing then. WG1-02 §6.11 (MS-112)
 *
 * @throws CodedError `not_found` also for another registration's
 */
export async function markMessage(
  storage: Storage,
  registrationId: string,
  messageId: string,
  { read, now }: { read: boolean; now: Temporal.Instant },
): Promise<Message> {
  return storage.transaction(async (tx) => {
    await tx
      .updateTable('message')
      .set({ read: read ? 1 : 0, modified_at: isoInstant(now) })
      .where('id', '=', messageId) // primary key
      .where('registration_id', '=', registrationId)
      .where('read', '=', read ? 0 : 1)
      .execute()
    const message = await findMessageOf(tx, registrationId, messageId)
    if (!message) throw new CodedError('not_found', 'no such message')
    return message
  })
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

const inArray = {
  outstanding: sql<SqlBool>`status in ('open', 'pending')`, // in the words of message_outstanding
  unread: sql<SqlBool>`read = 0`,
  read: sql<SqlBool>`read = 1`,
} satisfies Record<MessageArray, unknown>

/** One array of a registration's messages, last changed first. WG1-02 §6.8 (MS-080, MS-085, MS-086) */
export async function listMessages(
  db: Db,
  registrationId: string,
  filters: { readonly array: MessageArray; readonly messageIds?: readonly string[] | undefined },
  page: PageRequest,
): Promise<Page<Message>> {
  const messages = db.selectFrom('message').selectAll().where(inArray[filters.array])
  const matching = filters.messageIds
    ? messages.where('id', 'in', filters.messageIds).where(unindexed('registration_id'), '=', registrationId) // primary key
    : messages.where('registration_id', '=', registrationId) // message_by_read, message_outstanding
  const rows = await readPage(page, (rest, direction, limit) =>
    matching.where(rest).orderBy('modified_at', direction).orderBy('id', direction).limit(limit).execute(),
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
    related: relatedOf(row),
    creatorId: row.creator_id,
    previousId: row.previous_id,
    grantsRequested: JSON.parse(row.grants_requested_json),
    created: row.created_at,
    modified: row.modified_at,
  }
}

function relatedOf(row: Selectable<Tables['message']>): RelatedTo | null {
  if (row.related_type === '') return null
  const { related_type: type, related_id: id, related_uri: uri } = row
  return (uri === null ? { type, id } : { type, uri }) as RelatedTo
}
