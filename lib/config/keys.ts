import { hkdfSync } from 'node:crypto'

/** What keys are for; each purpose has a key of its own, so that none can stand in for another. */
export type KeyPurpose =
  | 'contact'
  | 'contact-code'
  | 'cookies'
  | 'encryption'
  | 'form-token'
  | 'message'
  | 'receipt-address'
  | 'sign-in'

/** 32 bytes for one purpose, always the same for the same secret. RFC 5869 */
export function deriveKey(secret: string, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'wattgrant', purpose, 32))
}
