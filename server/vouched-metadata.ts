import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { Vouched } from '#lib/clients/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import { aboutItself, details, name } from './client-metadata.ts'
import { asWritten } from './route.ts'

const mostSeconds = 2 ** 40

/** RFC 7519 §2: NumericDate. */
const seconds = z
  .number('use seconds since 1970, as a number')
  .min(0, 'use seconds since 1970')
  .max(mostSeconds, 'use seconds since 1970, not milliseconds')
  .transform((value) => Temporal.Instant.fromEpochMilliseconds(Math.floor(value * 1000)))
  .nullish()
  .transform((value) => value ?? null)

/** What a utility's own authorization server says of a client; what else is in it is not read. */
const vouchedMetadata = z.object({
  ...aboutItself,
  client_id: z
    .string('use a string')
    .regex(/^[\x21-\x7e]{1,255}$/, 'use 1 to 255 characters of printable ASCII, without spaces'),
  client_name: name,
  cds_authorization_details: details.min(1, 'say what the client may ask for'),
  client_id_issued_at: seconds,
  reviewed_at: seconds,
  client_uri_confirmed: z.boolean('use true or false').default(false),
})

/** @throws CodedError `invalid_client_metadata`, naming the member */
export function readVouched(client: Readonly<Record<string, unknown>>): Vouched {
  const judged = vouchedMetadata.safeParse(client)
  if (!judged.success) {
    const [issue] = judged.error.issues
    throw new CodedError('invalid_client_metadata', issue?.message ?? 'not valid', {
      at: asWritten(issue?.path ?? []),
    })
  }
  const { data } = judged
  return {
    id: data.client_id,
    name: data.client_name,
    uri: data.client_uri,
    logoUri: data.logo_uri,
    tosUri: data.tos_uri,
    policyUri: data.policy_uri,
    contacts: data.contacts,
    authorizationDetails: data.cds_authorization_details,
    issued: data.client_id_issued_at,
    reviewed: data.reviewed_at,
    confirmsWebsite: data.client_uri_confirmed,
  }
}
