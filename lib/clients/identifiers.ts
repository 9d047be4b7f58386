import { randomBytes } from 'node:crypto'

export type Prefix = 'reg' | 'client' | 'credential' | 'message' | 'purpose'

/** A prefix and 128 random bits, in unreserved characters, so that HTTP Basic needs no encoding (SC-006). */
export function newId(prefix: Prefix): string {
  return `${prefix}_${randomBytes(16).toString('base64url')}`
}

/** 256 random bits in the same characters: too many to guess, so that a fast hash is enough to compare by. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}
