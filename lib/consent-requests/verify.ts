import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type { Temporal } from 'temporal-polyfill'
import type { AuthorizationServer } from '#lib/config/index.ts'
import { CodedError } from '#lib/errors/index.ts'

export const longestLifeS = 300
const clockToleranceS = 5
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256']

/** What the authorization server signs is judged by. */
export interface Verifying {
  readonly server: AuthorizationServer
  /** Its public keys. */
  readonly keys: JWTVerifyGetKey
  readonly now: Temporal.Instant
}

/** How a token of one kind has to be. */
export interface Expected {
  /** RFC 8725 §3.11 */
  readonly type: string
  readonly audience: string
  /** Of the error, where it is not so. */
  readonly code: string
}

/**
 * What the utility's authorization server has signed for us, for no longer than five minutes.
 *
 * @throws CodedError with the code that is expected, naming the claim and what would do; `temporarily_unavailable`
 *   where its keys cannot be got
 */
export async function verifySigned(
  token: string,
  { server, keys, now }: Verifying,
  expected: Expected,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      typ: expected.type,
      issuer: server.issuer,
      audience: expected.audience,
      algorithms,
      currentDate: new Date(now.epochMilliseconds),
      clockTolerance: clockToleranceS,
      maxTokenAge: longestLifeS,
      requiredClaims: ['exp'],
    })
    if ((payload.exp ?? 0) - (payload.iat ?? 0) > longestLifeS) {
      throw new errors.JWTClaimValidationFailed('too long', payload, 'exp')
    }
    return payload
  } catch (cause) {
    const { at, remedy } = faultOf(cause, server, expected)
    if (remedy !== undefined) throw new CodedError(expected.code, remedy, { at, cause })
    throw new CodedError('temporarily_unavailable', `the keys at ${server.jwksUri} cannot be got`, { cause })
  }
}

function faultOf(
  error: unknown,
  server: AuthorizationServer,
  { type, audience }: Expected,
): { readonly at?: string | undefined; readonly remedy?: string } {
  const remedies: Readonly<Record<string, string>> = {
    typ: `use '${type}' in the header`,
    iss: `use '${server.issuer}'`,
    aud: `use '${audience}'`,
    iat: `use the moment at which it is signed, in seconds; not longer ago than ${longestLifeS} seconds`,
    exp: `use a moment that is still to come, at most ${longestLifeS} seconds after 'iat'`,
    nbf: 'use a moment that has come',
  }
  if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
    return { at: error.claim, remedy: remedies[error.claim] ?? error.message }
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return { remedy: `the signature does not fit the key at ${server.jwksUri}` }
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return { at: 'kid', remedy: `name in the header one of the keys at ${server.jwksUri}` }
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return { at: 'alg', remedy: `use one of ${algorithms.join(', ')}` }
  }
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) {
    return { remedy: 'is no signed JWT; send its compact form (RFC 7519)' }
  }
  return {}
}
