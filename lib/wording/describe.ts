import { describeDurations } from './durations.ts'
import { en } from './en/index.ts'
import { es } from './es/index.ts'
import { limitOf, type TopicId, topicsOf } from './topics.ts'
import type { Category, Dictionary, SectionWords, ToldTopic, Worded } from './types.ts'
import { isListed } from './worded-scope.ts'

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
    categories: [
      ...[...topicsOf(section, suppliesToo)].map(
        ([id, topics]): Category => ({
          id,
          name: words.groups[id],
          topics: topics.map((topic) => told(topic, section, words)),
        }),
      ),
      ...ownCategory(section, words),
    ],
    ...describeDurations(section, { locale, timezone, at, words: words.durations }, (scopes) =>
      summaryOf(scopes, locale, words),
    ),
  }
}

function told(topic: TopicId, section: Worded, words: Dictionary): ToldTopic {
  const only = limitOf(topic, section)
  return { ...words.topics[topic], ...(only && { only }) }
}

/** What only the utility has, by the names in its profile (FD-017). */
function ownCategory({ scopes, durations }: Worded, words: Dictionary): readonly Category[] {
  const fields = scopes.flatMap(({ own }) => own?.fields ?? [])
  const topics = fields
    .filter(({ id }) => !isListed(id) && !durations.some(({ field }) => field === id))
    .map(({ name, values }): ToldTopic => ({ name, ...(values.length > 0 && { only: values }) }))
  return topics.length > 0 ? [{ id: 'own', name: words.groups.own, topics }] : []
}

export function wordsFor(locale: WordedLocale): Dictionary {
  return dictionaries[locale]
}

function summaryOf(scopes: Worded['scopes'], locale: WordedLocale, words: Dictionary): string {
  const phrases = new Set(
    scopes.map(({ type, own }) => words.summaries[type] ?? own?.name ?? words.otherSummary),
  )
  const list = new Intl.ListFormat(locale, { type: 'conjunction' }).format(phrases)
  return list.charAt(0).toLocaleUpperCase(locale) + list.slice(1)
}

/** The kinds of an entry as words, without what has none: `Electricity`, `Residential`. SL-205 */
export function describeKinds(kinds: readonly string[], locale: WordedLocale): readonly string[] {
  const { kinds: words } = wordsFor(locale)
  return kinds.flatMap((kind) => words[kind] ?? [])
}
