import type { Locale } from '#lib/config/index.ts'
import { da } from './da/index.ts'
import { de } from './de/index.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { fr } from './fr/index.ts'
import type { Dictionary } from './types.ts'

const dictionaries = { en, es, fr, da, de } as const satisfies Record<Locale, Dictionary>

/** Languages that pages and mail can be in. */
export type WordedLocale = keyof typeof dictionaries
export const wordedLocales = Object.keys(dictionaries) as readonly WordedLocale[]

export function wordsFor(locale: WordedLocale): Dictionary {
  return dictionaries[locale]
}
