import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, type JWK, type JWTPayload, SignJWT } from 'jose'
import { deriveKeys, type Secret } from '#lib/config/index.ts'

/** Of P-256, how many points there are (SEC 2 §2.4.2). */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551')

interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicJwk: JWK
}

/** Public keys by which results are verified: of the key that signs, and of the one that is to take its place. */
export async function resultKeys(secret: Secret): Promise<{ readonly keys: readonly JWK[] }> {
  const keys = await Promise.all(deriveKeys(secret, 'consent-result').map(signingKey))
  return { keys: keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'ES256', use: 'sig' })) }
}

/** RFC 7519, with ES256; the first of the keys signs. */
export async function signResult(
  secret: Secret,
  claims: JWTPayload,
  {
    type,
    lifetimeS,
    issuedS,
  }: { readonly type: string; readonly lifetimeS: number; readonly issuedS: number },
): Promise<string> {
  const { kid, privateKey } = await signingKey(deriveKeys(secret, 'consent-result')[0])
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: type, kid })
    .setIssuedAt(issuedS)
    .setExpirationTime(issuedS + lifetimeS)
    .sign(privateKey)
}

/** The pair whose secret number these 32 bytes are, brought into the range that the curve has. */
async function signingKey(bytes: Buffer): Promise<SigningKey> {
  const number = (BigInt(`0x${bytes.toString('hex')}`) % (order - 1n)) + 1n
  const d = Buffer.from(number.toString(16).padStart(64, '0'), 'hex')
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(d)
  const point = pair.getPublicKey()
  const publicJwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const privateKey = createPrivateKey({ key: { ...publicJwk, d: d.toString('base64url') }, format: 'jwk' })
  return { kid: await calculateJwkThumbprint(publicJwk), privateKey, publicJwk }
}
