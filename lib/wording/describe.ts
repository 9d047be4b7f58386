import { describeDurations } from './durations.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { topicsOf } from './topics.ts'
import type { Category, Dictionary, SectionWords, Worded } from './types.ts'

const dictionaries = { en, es } as const satisfies Record<string, Dictionary>

/** Languages that pages and mail can be in. */
export type WordedLocale = keyof typeof dictionaries
export const wordedLocales = Object.keys(dictionaries) as readonly WordedLocale[]

/** For whom, and when. */
export interface Manner {
  readonly locale: WordedLocale
  /** The utility's. */
  readonly timezone: string
  /** When the form is shown, or was approved: ISO 8601, UTC. */
  readonly at: string
  /** Whether the utility holds the supply side of a service, besides delivery (DR-03). */
  readonly suppliesToo: boolean
}

/**
 * A section in the customer's words, for the form, the receipt and its mail alike: what the form says is what the
 * receipt repeats (RC-036). Dates are the utility's, in the customer's manner of writing.
 */
export function describeSection(
  section: Worded,
  { locale, timezone, at, suppliesToo }: Manner,
): SectionWords {
  const words = wordsFor(locale)
  return {
    summary: summaryOf(section.scopes, locale, words),
    categories: [...topicsOf(section, suppliesToo)].map(
      ([id, topics]): Category => ({
        id,
        name: words.groups[id],
        topics: topics.map((topic) => words.topics[topic]),
      }),
    ),
    ...describeDurations(section, { locale, timezone, at, words: words.durations }, (scopes) =>
      summaryOf(scopes, locale, words),
    ),
  }
}

export function wordsFor(locale: WordedLocale): Dictionary {
  return dictionaries[locale]
}

function summaryOf(scopes: Worded['scopes'], locale: WordedLocale, words: Dictionary): string {
  const phrases = new Set(scopes.map(({ type }) => words.summaries[type] ?? words.otherSummary))
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(phrases)
  return list.charAt(0).toLocaleUpperCase(locale) + list.slice(1)
}

/** The kinds of an entry as words, without what has none: `Electricity`, `Residential`. SL-205 */
export function describeKinds(kinds: readonly string[], locale: WordedLocale): readonly string[] {
  const { kinds: words } = wordsFor(locale)
  return kinds.flatMap((kind) => words[kind] ?? [])
}
