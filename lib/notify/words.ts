import { createTranslator } from 'use-intl/core'
import type { Profile } from '#lib/config/index.ts'
import { sayAll, termsOf, type WordedLocale } from '#lib/wording/index.ts'
import en from '../../messages/en.json' with { type: 'json' }
import es from '../../messages/es.json' with { type: 'json' }

const sentences: Record<WordedLocale, (typeof en)['mail']> = { en: en.mail, es: es.mail }

/** Sentences of messages, in a customer's language and a utility's terms. */
export function mailWords(locale: WordedLocale, profile: Pick<Profile, 'terms'>) {
  const mail = sayAll(sentences[locale], termsOf(locale, profile))
  return createTranslator({ locale, messages: { mail }, namespace: 'mail' })
}
export type MailWords = ReturnType<typeof mailWords>
