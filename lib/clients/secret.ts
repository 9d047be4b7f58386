import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

/** 256 random bits in unreserved characters, so that HTTP Basic needs no encoding (SC-006). */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** For the Credentials API, which shows secrets again (CR-008). `credentialId` is bound in: rows cannot be swapped. */
export function encryptSecret(key: Buffer, secret: string, credentialId: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(credentialId))
  const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url')
}

/** Throws when the key is another one, or the row was tampered with. */
export function decryptSecret(key: Buffer, stored: string, credentialId: string): string {
  const bytes = Buffer.from(stored, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
    .setAAD(Buffer.from(credentialId))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
    'utf8',
  )
}

/** What a presented secret is compared with: secrets are random, so one fast keyed hash is enough. */
export function hashSecret(key: Buffer, secret: string): string {
  return createHmac('sha256', key).update('client-secret:').update(secret).digest('base64url')
}

/** Takes the same time wherever the two differ. */
export function sameHash(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
