import type {} from 'next-intl'
import type { WordedLocale } from '#lib/wording/index.ts'
import type messages from '../messages/en.json'

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof messages
    Locale: WordedLocale
  }
}
