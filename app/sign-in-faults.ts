/** Why a sign-in is back at its page, as the page's address says it. */
export const signInFaults = [
  'CredentialsSignin',
  'GivenUp',
  'Failed',
  'NoCustomer',
  'OtherCustomer',
  'NoContact',
  'TooManyCodes',
  'CodeDigits',
  'CodeWrong',
  'CodeSpent',
  'CodeGone',
  'Unavailable',
] as const
export type SignInFault = (typeof signInFaults)[number]

/** A fault that the page has no sentence for is an outage. */
export function toFault(text: string | null): SignInFault | undefined {
  if (text === null) return undefined
  return signInFaults.find((fault) => fault === text) ?? 'Unavailable'
}
