import { createTranslator } from 'use-intl/core'
import type { Profile } from '#lib/config/index.ts'
import { sentencesIn, type WordedLocale } from '#lib/wording/index.ts'

/** Sentences of messages, in a customer's language and a utility's terms. */
export function mailWords(locale: WordedLocale, profile: Pick<Profile, 'terms'>) {
  const mail = sentencesIn(locale, 'mail', profile)
  return createTranslator({ locale, messages: { mail }, namespace: 'mail' })
}
export type MailWords = ReturnType<typeof mailWords>
