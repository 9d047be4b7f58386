import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Encrypts a secret for storage: nonce, ciphertext and tag in base64url. */
export function seal([key]: Keys, text: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, objectOf(key), nonce)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** Throws what `node:crypto` throws if it was sealed with none of these keys, or the text was changed. */
export function unseal([key, ...others]: Keys, sealed: string): string {
  try {
    return unsealWith(key, sealed)
  } catch (error) {
    const [next, ...rest] = others
    if (!next) throw error
    return unseal([next, ...rest], sealed)
  }
}

/** The same text under the key that makes; `undefined` for one that is already. */
export function reseal(keys: Keys, sealed: string): string | undefined {
  try {
    unsealWith(keys[0], sealed)
    return undefined
  } catch {
    return seal(keys, unseal(keys, sealed))
  }
}

function unsealWith(key: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(algorithm, objectOf(key), bytes.subarray(0, nonceBytes))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString(
    'utf8',
  )
}

/** Bytes as a key cost Node five times what the unsealing does. */
const objects = new WeakMap<Buffer, KeyObject>()

function objectOf(key: Buffer): KeyObject {
  const known = objects.get(key) ?? createSecretKey(key)
  objects.set(key, known)
  return known
}
