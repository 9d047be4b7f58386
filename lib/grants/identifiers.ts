import { createHash, randomBytes, randomInt } from 'node:crypto'

/** `grant_` and 128 random bits. */
export function newGrantId(): string {
  return `grant_${randomBytes(16).toString('base64url')}`
}

/** Without the letters and digits that are read or heard wrongly. */
const confirmationLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What the customer reads out on the phone: `K7M3-9QPD-2XHT`. No spaces (GR-083). */
export function newConfirmationNumber(): string {
  const letter = () => confirmationLetters[randomInt(confirmationLetters.length)]
  const group = () => Array.from({ length: 4 }, letter).join('')
  return [group(), group(), group()].join('-')
}

/** The secret part of a receipt's address: 256 random bits, tied to nothing else (RC-005, RC-006). */
export function newReceiptAddress(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOfAddress(address: string): string {
  return createHash('sha256').update(address).digest('base64url')
}
