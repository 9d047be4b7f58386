import type { Temporal } from 'temporal-polyfill'
import type { Catalog } from '#lib/catalog/index.ts'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import type { Db, Storage } from '#lib/storage/index.ts'
import { appendMessage, findMessageOf } from './messages.ts'
import { scopeWords } from './plan.ts'
import { findClientOf } from './repository.ts'
import type { Client, ClientMessageType, GrantRequest, Message, RelatedTo } from './types.ts'

/** A message as a client sends it, addresses of ours already told apart. WG1-02 §6.9 (MS-091 to MS-098) */
export interface ClientMessage {
  readonly type: ClientMessageType
  readonly previousId: string | null
  readonly name: string
  readonly description: string
  readonly related: RelatedTo | null
  /** `null`: left out. */
  readonly grantsRequested: readonly GrantRequest[] | null
}

/**
 * Takes a client's message. What asks for something waits for the utility (MS-104).
 *
 * @param creator whose token it came with
 * @throws CodedError `invalid_request` (MS-101)
 */
export async function postMessage(
  storage: Storage,
  creator: Pick<Client, 'id' | 'registrationId'>,
  message: ClientMessage,
  { catalog, now }: { readonly catalog: Catalog; readonly now: Temporal.Instant },
): Promise<Message> {
  const { registrationId } = creator
  await checkPrevious(storage.db, registrationId, message)
  const about = await relatedClient(storage.db, registrationId, message)
  if (message.type === 'grant_request') checkGrants(message, about, catalog)
  return storage.transaction((tx) =>
    appendMessage(tx, registrationId, now, {
      type: message.type,
      status: message.type === 'private_message' ? 'complete' : 'pending',
      name: message.name,
      description: message.description,
      related: message.related,
      creatorId: creator.id,
      previousId: message.previousId,
      grantsRequested: message.grantsRequested ?? [],
    }),
  )
}

async function checkPrevious(db: Db, registrationId: string, { previousId }: ClientMessage) {
  if (previousId === null || (await findMessageOf(db, registrationId, previousId))) return
  throw refused('no such message; send the uri of one, or null', 'previous_uri')
}

/** What asks for a client or for grants names the client concerned; only its own ones are known (CL-002). */
async function relatedClient(
  db: Db,
  registrationId: string,
  { type, related }: ClientMessage,
): Promise<Client | undefined> {
  if (type !== 'production_request' && type !== 'grant_request') return undefined
  const id = related?.type === 'client' && 'id' in related ? related.id : ''
  const client = await findClientOf(db, registrationId, id)
  if (!client) throw refused("send the 'cds_client_uri' of one of your clients", 'related_uri')
  if (type === 'production_request' && !client.statusOptions.includes('sandbox')) {
    throw refused('this client is none for the sandbox; send one that is', 'related_uri')
  }
  return client
}

/** MS-076, MS-077: what the client concerned can have. */
function checkGrants({ grantsRequested }: ClientMessage, client: Client | undefined, catalog: Catalog): void {
  if (!grantsRequested || grantsRequested.length === 0) {
    throw refused('send the grants that are asked for', 'grants_requested')
  }
  for (const [index, { scope, authorizationDetails }] of grantsRequested.entries()) {
    const at = `grants_requested[${index}]`
    const words = scopeWords(scope)
    const foreign = words.find((word) => !client?.scopes.includes(word) || !catalog.scopes.has(word))
    if (foreign !== undefined)
      throw refused(`${describeValue(foreign)} is no scope of this client`, `${at}.scope`)
    if (words.length === 0 && authorizationDetails.length === 0) throw refused('name a scope', `${at}.scope`)
    const other = authorizationDetails.findIndex(
      ({ type }) => !client?.authorizationDetailsTypes.includes(type),
    )
    if (other >= 0) {
      throw refused('this client has no such type', `${at}.authorization_details[${other}].type`)
    }
  }
}

function refused(description: string, at: string) {
  return new CodedError('invalid_request', description, { at })
}
