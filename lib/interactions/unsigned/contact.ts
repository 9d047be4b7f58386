import { z } from 'zod'
import type { Profile } from '#lib/config/index.ts'
import type { Contact } from '#lib/customers/index.ts'

/** What a customer can be reached by, and verified by on the spot (LY-074). */
export function contactKinds({ textGateway }: Pick<Profile, 'textGateway'>): readonly Contact['kind'][] {
  return textGateway === undefined ? ['email'] : ['email', 'phone']
}

const email = z.email().max(254)

/** `undefined` for what is neither a mail address nor, where texts can be sent, a phone number. */
export function readContact(
  text: string,
  profile: Pick<Profile, 'textGateway' | 'withoutSignIn' | 'signIn'>,
): Contact | undefined {
  const address = email.safeParse(text.trim().toLowerCase())
  if (address.success) return { kind: 'email', value: address.data }
  if (!contactKinds(profile).includes('phone')) return undefined
  const value = phoneNumber(text, callingCodeOf(profile))
  return value === undefined ? undefined : { kind: 'phone', value }
}

function callingCodeOf({ withoutSignIn, signIn }: Pick<Profile, 'withoutSignIn' | 'signIn'>): string {
  const byCode = signIn.find((path) => path.kind === 'one-time-code')
  return withoutSignIn?.callingCode ?? byCode?.callingCode ?? ''
}

/** E.164: `+` and at most 15 digits. What has no calling code gets the utility's. */
function phoneNumber(text: string, callingCode: string): string | undefined {
  if (!/^[+\d\s().-]+$/.test(text)) return undefined
  const digits = text.replace(/\D/g, '')
  const own = callingCode.slice(1)
  const isWhole =
    text.trim().startsWith('+') || (own === '1' && digits.length === 11 && digits.startsWith(own))
  const number = isWhole ? `+${digits}` : `${callingCode}${digits.replace(/^0/, '')}`
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : undefined
}
