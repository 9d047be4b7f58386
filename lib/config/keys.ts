import { hkdfSync } from 'node:crypto'

/** What keys are for; each purpose has a key of its own, so that none can stand in for another. */
export type KeyPurpose =
  | 'consent-cookie'
  | 'consent-result'
  | 'contact'
  | 'contact-code'
  | 'cookies'
  | 'encryption'
  | 'form-token'
  | 'message'
  | 'receipt-address'
  | 'sign-in'

/**
 * Key material. Of several, the first makes whatever is made, and what was made with any of them is accepted: so that
 * one can be put in another's place while instances with either are running.
 */
export type Secret = string | readonly [string, ...string[]]

/** What makes comes first, then what is accepted beside it. */
export type Keys = readonly [Buffer, ...Buffer[]]

/** 32 bytes for one purpose, always the same for the same secret: the key that makes. RFC 5869 */
export function deriveKey(secret: Secret, purpose: KeyPurpose): Buffer {
  return deriveKeys(secret, purpose)[0]
}

/** The key that makes, and those that are accepted beside it. */
export function deriveKeys(secret: Secret, purpose: KeyPurpose): Keys {
  const derive = (one: string) => derived(one, purpose)
  if (typeof secret === 'string') return [derive(secret)]
  const [first, ...others] = secret
  return [derive(first), ...others.map(derive)]
}

/** Pages need the same few keys at each request. */
const known = new Map<string, Buffer>()

function derived(secret: string, purpose: KeyPurpose): Buffer {
  const name = `${purpose} ${secret}`
  const key = known.get(name) ?? Buffer.from(hkdfSync('sha256', secret, 'wattgrant', purpose, 32))
  known.set(name, key)
  return key
}

/** What the first key that fits makes of it; `null`: none fits. next-auth knows keys as texts. */
export async function withSignInKey<Made>(
  secret: Secret,
  attempt: (key: string) => Promise<Made | null>,
): Promise<Made | null> {
  for (const key of signInKeys(secret)) {
    const made = await attempt(key).catch(() => null)
    if (made !== null) return made
  }
  return null
}

export function signInKeys(secret: Secret): readonly [string, ...string[]] {
  const [first, ...others] = deriveKeys(secret, 'sign-in')
  return [first.toString('base64url'), ...others.map((key) => key.toString('base64url'))]
}
