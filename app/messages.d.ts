import type {} from 'next-intl'
import type { Sentences, WordedLocale } from '#lib/wording/index.ts'

declare module 'next-intl' {
  interface AppConfig {
    Messages: Sentences
    Locale: WordedLocale
  }
}
