import { createHash } from 'node:crypto'
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { Temporal } from 'temporal-polyfill'
import type { Profile } from '#lib/config/index.ts'
import type { Customer, Directory } from '#lib/customers/index.ts'
import { CodedError } from '#lib/errors/index.ts'
import type { Storage, Tx } from '#lib/storage/index.ts'
import { isoInstant } from '#lib/time/index.ts'

const longestLifeS = 60
const clockToleranceS = 5
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519', 'PS256', 'PS384', 'PS512', 'RS256']

/** What a hand-over is judged by. */
export interface Receiving {
  readonly portal: NonNullable<Profile['embedding']['portal']>
  /** The portal's public keys. */
  readonly keys: JWTVerifyGetKey
  /** This server, as the token has to name it. */
  readonly audience: string
  readonly storage: Storage
  readonly directory: Directory
  readonly now: Temporal.Instant
}

/**
 * The customer whom the utility's portal hands over, signed in there: by a signed token (RFC 7519) of at most a minute,
 * which is good once.
 *
 * @throws CodedError `invalid_token`, saying what is wrong with it; `directory_unavailable`
 */
export async function takeHandOver(token: string, receiving: Receiving): Promise<Customer> {
  const { portal, storage, directory, now } = receiving
  const { sub, jti, iat, exp } = await verified(token, receiving)
  if (!sub || !jti || iat === undefined || exp === undefined) {
    throw new CodedError('invalid_token', "give 'sub', 'jti', 'iat' and 'exp'")
  }
  if (exp - iat > longestLifeS) {
    throw new CodedError('invalid_token', `valid for too long; use at most ${longestLifeS} seconds`, {
      at: 'exp',
    })
  }
  const kept = Temporal.Instant.fromEpochMilliseconds((exp + clockToleranceS) * 1000)
  const isFirst = await storage.transaction((tx) => useOnce(tx, `${portal.issuer}\n${jti}`, { kept, now }))
  if (!isFirst) throw new CodedError('invalid_token', 'this one was used already', { at: 'jti' })
  const customer = await directory.knownBy(sub, portal.subjects)
  if (!customer) throw new CodedError('invalid_token', 'nobody has this subject', { at: 'sub' })
  return customer
}

async function verified(token: string, { portal, keys, audience, now }: Receiving): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: portal.issuer,
      audience,
      algorithms,
      currentDate: new Date(now.epochMilliseconds),
      clockTolerance: clockToleranceS,
      maxTokenAge: longestLifeS,
    })
    return payload
  } catch (cause) {
    throw new CodedError('invalid_token', whyNot(cause), { cause })
  }
}

/** By jose's codes. Its own messages can repeat what stands in a token: whose it is, for one. */
const whyNotVerified: Readonly<Record<string, string>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: `'alg': use one of ${algorithms.join(', ')}`,
  ERR_JOSE_NOT_SUPPORTED: "the header names something that is not known here; use 'alg' and 'kid' alone",
  ERR_JWKS_INVALID: "'portal.keys' does not answer with a JWK Set",
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: "several keys fit; name one by its 'kid'",
  ERR_JWKS_NO_MATCHING_KEY: "'portal.keys' has no key that fits 'kid' and 'alg'",
  ERR_JWKS_TIMEOUT: "'portal.keys' does not answer in time",
  ERR_JWS_INVALID: 'no signed token (JWS)',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "the signature is not by the key that 'portal.keys' has",
  ERR_JWT_INVALID: 'no token of claims (JWT)',
}

function whyNot(cause: unknown): string {
  if (cause instanceof errors.JWTExpired || cause instanceof errors.JWTClaimValidationFailed) {
    return `'${cause.claim}' is ${cause.reason === 'missing' ? 'missing' : 'not as it has to be, or not any more'}`
  }
  const known = cause instanceof errors.JOSEError ? whyNotVerified[cause.code] : undefined
  return known ?? "'portal.keys' does not answer as a JWK Set does"
}

/** Of two that come with one id, one is the first; ids of tokens that have run out are forgotten. */
async function useOnce(
  tx: Tx,
  id: string,
  { kept, now }: { kept: Temporal.Instant; now: Temporal.Instant },
): Promise<boolean> {
  await tx.deleteFrom('portal_token').where('expires_at', '<', isoInstant(now)).execute() // portal_token_expires
  const used = await tx
    .insertInto('portal_token')
    .values({ id_hash: createHash('sha256').update(id).digest('base64url'), expires_at: isoInstant(kept) })
    .onConflict((conflict) => conflict.column('id_hash').doNothing())
    .returning('id_hash')
    .executeTakeFirst()
  return used !== undefined
}
