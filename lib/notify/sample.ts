import { Temporal } from 'temporal-polyfill'
import { deriveKeys, type Profile, type Secret, seal } from '#lib/config/index.ts'
import { type GrantNews, soonDays } from '#lib/grants/index.ts'
import { isoInstant } from '#lib/time/index.ts'
import { type Composing, compose } from './compose.ts'
import { type CodeFacts, newsRow, unsealFacts } from './message.ts'
import type { Mail } from './transport.ts'

const news = [
  'receipt',
  'changed',
  'reduced',
  'revoked',
  'expiring',
  'opened',
  'suspended',
  'ended',
] as const satisfies readonly GrantNews['kind'][]

export type SampleKind = (typeof news)[number] | 'code'

/** The mails that customers of this utility can get. */
export function sampleKinds({
  signIn,
  withoutSignIn,
}: Pick<Profile, 'signIn' | 'withoutSignIn'>): readonly SampleKind[] {
  const hasCodes = withoutSignIn !== undefined || signIn.some(({ kind }) => kind === 'one-time-code')
  return hasCodes ? [...news, 'code'] : news
}

/** A mail as it would be if it were due now, to be looked at; nothing is sent. */
export async function composeSample(
  composing: Composing,
  {
    kind,
    locale,
    receiptNumber,
    email,
  }: {
    readonly kind: SampleKind
    readonly locale: string
    readonly receiptNumber: string
    /** Where a code goes. */
    readonly email: string
  },
): Promise<Mail | undefined> {
  const now = Temporal.Now.instant()
  const row = newsRow(kind === 'code' ? 'receipt' : kind, receiptNumber, locale, now)
  const end = { expires: isoInstant(now.add({ hours: 24 * soonDays })) }
  if (kind !== 'code') return compose(composing, row, kind === 'expiring' ? end : {})
  const clientName = composing.profile.withoutSignIn ? 'Acme Energy Auditors' : null
  const facts: CodeFacts = { contact: { kind: 'email', value: email }, code: '123456', clientName }
  const payload_sealed = seal(deriveKeys(composing.secret, 'message'), JSON.stringify(facts))
  return compose(composing, { ...row, kind, receipt_number: null, payload_sealed })
}

/** The code that a row of the outbox holds. */
export function unsealCode(secret: Secret, payload: string): string {
  return unsealFacts(secret, payload).code
}
