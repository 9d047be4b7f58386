import { describeDurations } from './durations.ts'
import type { Manner } from './manner.ts'
import { measuresOf } from './measures.ts'
import { ownWords } from './own-words.ts'
import { sidesOf } from './sides.ts'
import { listOf, summaryOf } from './summary.ts'
import { termsOf } from './terms.ts'
import { limitOf, type TopicId, topicsOf } from './topics.ts'
import type { Category, SectionWords, ToldTopic, Topic, Worded } from './types.ts'
import { hasOwnChoices } from './worded-scope.ts'
import { wordsOf } from './words-of.ts'

/**
 * A section in the customer's words, for the form, the receipt and its mail alike: what the form says is what the
 * receipt repeats (RC-036). Dates are the utility's, in the customer's manner of writing.
 */
export function describeSection(section: Worded, manner: Manner): SectionWords {
  const say = termsOf(manner.locale, manner.profile)
  const exemplify = (example: string) => say(withAmounts(example, manner))
  const { past, ongoing } = describeDurations(section, manner, (scopes) => summaryOf(scopes, manner))
  return {
    summary: say(summaryOf(section.scopes, manner)),
    categories: categoriesOf(section, manner).map(({ id, name, topics }) => ({
      id,
      name: say(name),
      topics: topics.map(({ example, ...topic }) => ({
        ...topic,
        name: say(topic.name),
        ...(example !== undefined && { example: exemplify(example) }),
      })),
    })),
    past: past.map(say),
    ongoing: ongoing.map(say),
  }
}

/** `¤84.20` in a dictionary is an amount in the utility's currency. */
function withAmounts(example: string, { locale, profile: { currency } }: Manner): string {
  if (!example.includes('¤')) return example
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  return example.replace(/¤(\d+\.\d\d)/g, (_, amount: `${number}`) => format.format(amount))
}

function categoriesOf(section: Worded, manner: Manner): readonly Category[] {
  const words = wordsOf(manner)
  return [
    ...[...topicsOf(section, sidesOf(manner.catalog).supply)].map(
      ([id, topics]): Category => ({
        id,
        name: words.groups[id],
        topics: topics.map((topic) => told(topic, section, manner)),
      }),
    ),
    ...ownCategory(section, manner),
  ]
}

function told(topic: TopicId, section: Worded, manner: Manner): ToldTopic {
  const only = limitOf(topic, section, manner)
  const words =
    topic === 'include_usage_segment_value_types' ? measured(section, manner) : wordsOf(manner).topics[topic]
  return { ...words, ...(only && { only }) }
}

/** Of usage, which kinds of measurements it comes with. */
function measured(section: Worded, manner: Manner): Topic {
  const words = wordsOf(manner)
  const [first, ...others] = measuresOf(section, manner).map((measure) => words.measures[measure])
  if (!first) return words.topics.include_usage_segment_value_types
  const kinds = [first, ...others].map(({ name }) => name)
  return { name: words.measured(listOf(kinds, manner)), example: first.example }
}

/** What only the utility has, as its profile says it (FD-017). */
function ownCategory({ scopes, durations }: Worded, manner: Manner): readonly Category[] {
  const topics = scopes.flatMap((scope) =>
    (scope.own?.fields ?? [])
      .filter(({ id }) => !hasOwnChoices(id) && !durations.some(({ field }) => field === id))
      .map((field): ToldTopic => {
        const { name, example, values } = ownWords(scope, field, manner)
        return { name, ...(example !== undefined && { example }), ...(values.length > 0 && { only: values }) }
      }),
  )
  return topics.length > 0 ? [{ id: 'own', name: wordsOf(manner).groups.own, topics }] : []
}
