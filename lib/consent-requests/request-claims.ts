import { z } from 'zod'
import { CodedError, describeValue } from '#lib/errors/index.ts'
import { type Verifying, verifySigned } from './verify.ts'

const longestState = 1000
const longestName = 255
const code = 'invalid_request_object'

/** What is read of the authorization request; the rest of it is the authorization server's own matter. */
const readParams = [
  'scope',
  'authorization_details',
  'login_hint',
  'idp_hint',
  'ui_locales',
  'prompt',
  'redirect_uri',
] as const

const claims = z.object({
  jti: z
    .string('use an id that never comes twice')
    .min(1, 'use an id that never comes twice')
    .max(longestName, `use at most ${longestName} characters`),
  sub: z
    .string('use a string')
    .min(1, 'name the customer, or leave it out')
    .max(longestName, `use at most ${longestName} characters`)
    .refine((text) => !text.includes('\0'), 'leave out the character U+0000')
    .optional(),
  return_uri: z.string('use a string'),
  state: z.string('use a string').max(longestState, `use at most ${longestState} characters`).optional(),
  client: z.record(z.string(), z.unknown(), 'use an object with the metadata of the client'),
  request: z.record(
    z.string(),
    z.unknown(),
    'use an object with the parameters of the authorization request',
  ),
})

/** What the authorization server asks, in its own words; client and parameters are still to be judged. */
export interface ConsentRequestClaims {
  readonly jti: string
  readonly sub: string | undefined
  readonly returnUri: string
  readonly state: string | undefined
  readonly client: Readonly<Record<string, unknown>>
  readonly params: Readonly<Record<string, string>>
}

/**
 * A signed consent request.
 *
 * @param audience this server
 * @throws CodedError `invalid_request_object`, naming the claim and what would do; `temporarily_unavailable`
 */
export async function readConsentRequest(
  token: string,
  verifying: Verifying,
  audience: string,
): Promise<ConsentRequestClaims> {
  const payload = await verifySigned(token, verifying, { type: 'consent-request+jwt', audience, code })
  const judged = claims.safeParse(payload)
  if (!judged.success) {
    const [issue] = judged.error.issues
    throw new CodedError(code, issue?.message ?? 'not valid', { at: issue?.path.join('.') })
  }
  const { jti, sub, return_uri: returnUri, state, client, request } = judged.data
  const { returnUris, subjects } = verifying.server
  if (!returnUris.includes(returnUri)) {
    const known = returnUris.map((uri) => `'${uri}'`).join(' or ')
    throw new CodedError(code, `use ${known}, which the profile lists`, { at: 'return_uri' })
  }
  if (sub !== undefined && subjects === undefined) {
    throw new CodedError(
      code,
      "leave it out: 'authorizationServer.subjects' in the profile does not say whose it is",
      {
        at: 'sub',
      },
    )
  }
  return { jti, sub, returnUri, state, client, params: { redirect_uri: returnUri, ...paramsOf(request) } }
}

function paramsOf(request: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    readParams.flatMap((name): [string, string][] => {
      const value = request[name]
      if (value === undefined || value === null || value === '') return []
      if (typeof value === 'string') return [[name, value]]
      if (name === 'authorization_details') return [[name, JSON.stringify(value)]]
      throw new CodedError(code, `${describeValue(value)} is no string`, { at: `request.${name}` })
    }),
  )
}
