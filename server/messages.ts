import { z } from 'zod'
import {
  findMessageOf,
  listMessages,
  type Message,
  type MessageArray,
  markMessage,
  postMessage,
  type RelatedTo,
} from '#lib/clients/index.ts'
import { machinePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { found, pageAddress, pageSize, spaceSeparated } from './listing.ts'
import { messageOf, type NewMessageBody, newMessage } from './new-message.ts'
import { registrationOf } from './registration-of.ts'
import { type Answer, type AnyRoute, type Call, route } from './route.ts'

const messagesQuery = z.object({
  message_ids: spaceSeparated,
  outstanding_cursor: z.string().optional(),
  unread_cursor: z.string().optional(),
  read_cursor: z.string().optional(),
})
type MessagesQuery = z.infer<typeof messagesQuery>

/** What else is in it cannot be changed, and is not read (MS-113). */
const messageChange = z.looseObject({ read: z.boolean('use true or false').optional() }, 'send a JSON object')

export const routes: AnyRoute[] = [
  route({
    method: 'get',
    path: machinePaths.messages,
    section: 'WG1-02 §6.8',
    token: 'cds_client_admin',
    query: messagesQuery,
    handle: listing,
  }),
  route({
    method: 'get',
    path: `${machinePaths.messages}/:id`,
    section: 'WG1-02 §6.10',
    token: 'cds_client_admin',
    handle: single,
  }),
  route({
    method: 'post',
    path: machinePaths.messages,
    section: 'WG1-02 §6.9',
    token: 'cds_client_admin',
    body: newMessage,
    handle: post,
  }),
  route({
    method: 'patch',
    path: `${machinePaths.messages}/:id`,
    section: 'WG1-02 §6.11',
    token: 'cds_client_admin',
    body: messageChange,
    handle: change,
  }),
]

const arrays = ['outstanding', 'unread', 'read'] as const satisfies MessageArray[]

/** Three arrays, each with its pages; the address of a page fills its own array alone (MS-083). */
async function listing(call: Call<MessagesQuery, unknown>): Promise<Answer> {
  const registrationId = await registrationOf(call)
  const paged = arrays.filter((array) => call.query[`${array}_cursor`] !== undefined)
  if (paged.length > 1) {
    throw new CodedError('invalid_request', "use the address in 'next' or 'previous' as it was sent", {
      at: `${paged[1]}_cursor`,
    })
  }
  const parts = await Promise.all(
    arrays.map((array) =>
      paged.length === 0 || paged.includes(array) ? part(call, registrationId, array) : empty(array),
    ),
  )
  return { body: Object.assign({}, ...parts) }
}

async function part(
  { runtime, query, ctx }: Call<MessagesQuery, unknown>,
  registrationId: string,
  array: MessageArray,
) {
  const { publicUrl } = runtime.environment
  const parameter = `${array}_cursor` as const
  const page = await listMessages(
    runtime.storage.db,
    registrationId,
    { array, messageIds: query.message_ids },
    { cursor: query[parameter], limit: pageSize },
  )
  return {
    [array]: page.items.map((message) => messageObject(message, publicUrl)),
    [`${array}_next`]: pageAddress(publicUrl, ctx, page.next, parameter),
    [`${array}_previous`]: pageAddress(publicUrl, ctx, page.previous, parameter),
  }
}

function empty(array: MessageArray) {
  return { [array]: [], [`${array}_next`]: null, [`${array}_previous`]: null }
}

async function single(call: Call<unknown, unknown>): Promise<Answer> {
  const { runtime, params } = call
  const message = await findMessageOf(runtime.storage.db, await registrationOf(call), params.id ?? '')
  return { body: messageObject(found(message, 'message'), runtime.environment.publicUrl) }
}

async function post(call: Call<unknown, NewMessageBody>): Promise<Answer> {
  const { runtime, token, body } = call
  const { publicUrl } = runtime.environment
  const creator = { id: token.clientId, registrationId: await registrationOf(call) }
  const message = await postMessage(runtime.storage, creator, messageOf(body, publicUrl), {
    catalog: runtime.catalog,
    now: runtime.now(),
  })
  return { status: 201, body: messageObject(message, publicUrl) }
}

async function change(call: Call<unknown, z.infer<typeof messageChange>>): Promise<Answer> {
  const { runtime, params, body } = call
  if (body.read === undefined) return single(call)
  const message = await markMessage(runtime.storage, await registrationOf(call), params.id ?? '', {
    read: body.read,
    now: runtime.now(),
  })
  return { body: messageObject(message, runtime.environment.publicUrl) }
}

/** WG1-02 §6.1 (MS-010 to MS-024) */
function messageObject(message: Message, publicUrl: string) {
  const addressOf = (id: string) => `${publicUrl}${machinePaths.messages}/${id}`
  return {
    message_id: message.id,
    uri: addressOf(message.id),
    previous_uri: message.previousId === null ? null : addressOf(message.previousId),
    type: message.type,
    read: message.read,
    creator: message.creatorId,
    created: message.created,
    modified: message.modified,
    status: message.status,
    name: message.name,
    description: message.description,
    ...(message.type === 'grant_request' && {
      grants_requested: message.grantsRequested.map(({ scope, authorizationDetails }) => ({
        scope,
        authorization_details: authorizationDetails,
      })),
    }),
    ...(message.related && {
      related_uri: addressOfRelated(message.related, publicUrl),
      related_type: message.related.type,
    }),
  }
}

const folders = {
  client: machinePaths.clients,
  credential: machinePaths.credentials,
  message: machinePaths.messages,
  grant: machinePaths.grants,
} as const

function addressOfRelated(related: RelatedTo, publicUrl: string): string {
  return 'uri' in related ? related.uri : `${publicUrl}${folders[related.type]}/${related.id}`
}
