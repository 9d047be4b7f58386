import { wordsFor } from './dictionaries.ts'
import type { Manner } from './manner.ts'
import type { TopicId } from './topics.ts'
import type { Dictionary, Topic } from './types.ts'

/** The dictionary for a utility: one that brings nothing but water speaks of no energy. */
export function wordsOf({ locale, profile }: Pick<Manner, 'locale' | 'profile'>): Dictionary {
  const words = wordsFor(locale)
  const commodities = profile.coverage.flatMap((entry) => entry.commodities)
  if (commodities.length === 0 || commodities.some((one) => !/water$/.test(one))) return words
  const { summaries, groups, examples } = words.water
  const topics = Object.entries(examples).map(([id, example]): [string, Topic] => [
    id,
    { ...words.topics[id as TopicId], example },
  ])
  return {
    ...words,
    summaries: { ...words.summaries, ...summaries },
    groups: { ...words.groups, ...groups },
    topics: { ...words.topics, ...Object.fromEntries(topics) },
  }
}
