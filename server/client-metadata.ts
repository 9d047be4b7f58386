import { z } from 'zod'
import { isDeceptive, isDeceptiveInLines, type Json } from '#lib/catalog/index.ts'

const longestName = 120
const longestAddress = 2000
const mostContacts = 20
const longestContact = 254
const longestContent = 4000

/** `null` and left out are the same (RFC 7592 §2.2). */
function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null)
}

export const name = z
  .string('use a string')
  .trim()
  .min(1, 'use a name that can be seen, or leave it out')
  .refine((text) => [...text].length <= longestName, `use at most ${longestName} characters`)
  .refine((text) => !isDeceptive(text), 'has characters that cannot be seen; leave them out')

/** For people, who follow it from the form: never a script, nothing that hides where it leads. */
const address = z
  .string('use a string')
  .max(longestAddress, `use at most ${longestAddress} characters`)
  .refine(isWebAddress, "use an address such as 'https://www.example.com/'")

const contact = z
  .string('use a string')
  .min(1, 'use an e-mail address or a phone number')
  .max(longestContact, `use at most ${longestContact} characters`)
  .refine((text) => !isDeceptive(text), 'has characters that cannot be seen; leave them out')

const json: z.ZodType<Json> = z.json()
export const details = z.array(
  z.object({ type: z.string('use a string') }, 'use an object').catchall(json),
  'use an array',
)
/** WG3-01 §8.3 (PU-005 to PU-011); what else is in it is not read (PU-012). */
const purpose = z
  .object(
    {
      id: z.string('use a string'),
      name: z.string('use a string').max(longestName, `use at most ${longestName} characters`),
      content: z
        .string('use a string')
        .max(longestContent, `use at most ${longestContent} characters`)
        .regex(/\S/, 'write something that can be seen')
        .refine((text) => !isDeceptiveInLines(text), 'has characters that cannot be seen'),
      related_uri: optional(address),
      related_name: optional(name),
    },
    'use an object',
  )
  .refine(({ related_uri, related_name }) => related_uri === null || related_name !== null, {
    path: ['related_name'],
    message: "a 'related_uri' needs one",
  })
  .transform(({ related_uri, related_name, ...rest }) => ({
    ...rest,
    relatedUri: related_uri,
    relatedName: related_name,
  }))
const purposes = z
  .record(z.string(), purpose, 'use a map of purposes by id')
  .refine((map) => Object.entries(map).every(([key, { id }]) => key === id), "each key is the purpose's id")
  .transform((map) => Object.values(map))

const strings = z.array(z.string('use a string'), 'use an array of strings')
const words = z.string('use a string of words with spaces between')

/** What a third party says of itself, when it registers as when it changes (RG-010, CL-051). */
export const aboutItself = {
  client_name: optional(name),
  client_uri: optional(address),
  logo_uri: optional(address),
  tos_uri: optional(address),
  policy_uri: optional(address),
  contacts: z
    .array(contact, 'use an array of strings')
    .max(mostContacts, `use at most ${mostContacts} contacts`)
    .nullish()
    .transform((contacts) => contacts ?? []),
  cds_authorization_details: optional(details),
}

/** A registration request; what it says of addresses, response types and the like is not read (RG-008, RG-009). */
export const registrationMetadata = z.object({ ...aboutItself, scope: words }, 'send a JSON object')
export type RegistrationMetadata = z.infer<typeof registrationMetadata>

/** A client object as a client sends it back; fields that it cannot change are judged against the present one. */
export const clientUpdate = z.looseObject(
  {
    ...aboutItself,
    scope: optional(words),
    redirect_uris: optional(strings),
    cds_status: optional(z.string('use a string')),
    cds_default_scope: optional(words),
    cds_default_redirect_uri: optional(z.string('use a string')),
    cds_default_authorization_details: optional(details),
    authorization_details_types: optional(strings),
    cds_purposes: optional(purposes),
  },
  'send a JSON object',
)
export type ClientUpdate = z.infer<typeof clientUpdate>

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(text) || /[\s\\]/.test(text) || isDeceptive(text) || !URL.canParse(text))
    return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}
