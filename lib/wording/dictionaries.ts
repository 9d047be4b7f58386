import type { Locale } from '#lib/config/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import type { Dictionary } from './types.ts'

const dictionaries = { en, es } as const satisfies Partial<Record<Locale, Dictionary>>

/** Languages that pages and mail can be in. */
export type WordedLocale = keyof typeof dictionaries
export const wordedLocales = Object.keys(dictionaries) as readonly WordedLocale[]

export function wordsFor(locale: WordedLocale): Dictionary {
  return dictionaries[locale]
}
