import { CompactEncrypt, importJWK, type JWK } from 'jose'

const usualAlgorithm = 'ECDH-ES+A256KW'

/**
 * An answer as only the holder of the grant's key can read it: a JWE in compact form over the JSON. WG3-01 §7.4.6
 * (FD-498, AP-144, AP-145)
 */
export async function encryptedBody(body: object, key: JWK): Promise<string> {
  const alg = key.alg ?? usualAlgorithm
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(body)))
    .setProtectedHeader({
      alg,
      enc: 'A256GCM',
      cty: 'application/json',
      ...(key.kid !== undefined && { kid: key.kid }),
    })
    .encrypt(await importJWK(key, alg))
}
