import type { Profile } from '#lib/config/index.ts'
import { type WordedLocale, wordsFor } from './dictionaries.ts'
import { sayAll, termsOf } from './terms.ts'
import type { Dictionary } from './types.ts'

/** What is said of an entry in a list: made once, for all rows. */
export type RowWords = Pick<Dictionary, 'kinds' | 'states'>

export function rowWords(locale: WordedLocale, profile: Pick<Profile, 'terms'>): RowWords {
  const { kinds, states } = wordsFor(locale)
  return sayAll({ kinds, states }, termsOf(locale, profile))
}

/** The kinds of an entry as words, without what has none: `Electricity`, `Residential`. SL-205 */
export function describeKinds(kinds: readonly string[], words: RowWords): readonly string[] {
  return kinds.flatMap((kind) => words.kinds[kind] ?? [])
}
