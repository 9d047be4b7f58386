import { z } from 'zod'
import type { Json } from '#lib/catalog/index.ts'
import type { ClientMessage, GrantRequest, RelatedTo } from '#lib/clients/index.ts'
import { machinePaths } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'

const longestName = 200
const longestDescription = 20_000
const longestAddress = 2000
const mostGrants = 100

const text = (longest: number) =>
  z
    .string('use a string')
    .refine((value) => [...value].length <= longest, `use at most ${longest} characters`)
    .refine((value) => !value.includes('\0'), 'leave out the character U+0000')
const address = text(longestAddress).refine(
  (value) => /^https?:/i.test(value) && URL.canParse(value),
  "use an address such as 'https://www.example.com/'",
)
const json: z.ZodType<Json> = z.json()
const details = z.array(
  z.object({ type: z.string('use a string') }, 'use an object').catchall(json),
  'use an array',
)

/** WG1-02 §6.9; other fields are the server's to set, and are not read (MS-103). */
export const newMessage = z.looseObject(
  {
    type: z.enum(
      ['private_message', 'production_request', 'support_request', 'grant_request', 'client_submission'],
      "use 'private_message', 'production_request', 'support_request' or 'grant_request'",
    ),
    previous_uri: address.nullish().transform((uri) => uri ?? null),
    name: text(longestName),
    description: text(longestDescription),
    related_uri: address.nullish().transform((uri) => uri ?? null),
    grants_requested: z
      .array(
        z.object({ scope: text(longestAddress), authorization_details: details }, 'use an object'),
        'use an array',
      )
      .max(mostGrants, `use at most ${mostGrants} grants`)
      .nullish(),
    attachments: z.array(z.unknown(), 'use an array').max(0, 'files are not taken here').nullish(),
  },
  'send a JSON object',
)
export type NewMessageBody = z.infer<typeof newMessage>

/**
 * The message inside, with what its addresses lead to.
 *
 * @throws CodedError `invalid_request`
 */
export function messageOf(body: NewMessageBody, publicUrl: string): ClientMessage {
  const { type } = body
  if (type === 'client_submission') {
    throw new CodedError('invalid_request', 'no request of this server waits for it', { at: 'previous_uri' })
  }
  return {
    type,
    previousId: previousId(body.previous_uri, publicUrl),
    name: body.name,
    description: body.description,
    related: relatedTo(body.related_uri, publicUrl),
    grantsRequested:
      body.grants_requested?.map(
        ({ scope, authorization_details }): GrantRequest => ({
          scope,
          authorizationDetails: authorization_details,
        }),
      ) ?? null,
  }
}

/** An address that leads elsewhere is one of no message. */
function previousId(uri: string | null, publicUrl: string): string | null {
  if (uri === null) return null
  const to = relatedTo(uri, publicUrl)
  return to?.type === 'message' && 'id' in to ? to.id : 'none'
}

const objects = [
  ['client', machinePaths.clients],
  ['credential', machinePaths.credentials],
  ['message', machinePaths.messages],
  ['grant', machinePaths.grants],
] as const

/** MS-100: by the kind of address. */
function relatedTo(uri: string | null, publicUrl: string): RelatedTo | null {
  if (uri === null) return null
  for (const [type, path] of objects) {
    const prefix = `${publicUrl}${path}/`
    const id = uri.startsWith(prefix) ? uri.slice(prefix.length) : ''
    if (/^[\w-]+$/.test(id)) return { type, id }
  }
  return { type: 'more_info', uri }
}
