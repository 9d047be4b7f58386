import type { Manner } from './manner.ts'
import { ownSummary } from './own-words.ts'
import { capitalized, termsOf } from './terms.ts'
import type { Worded } from './types.ts'
import { wordsOf } from './words-of.ts'

type Scopes = Worded['scopes']
type SummaryManner = Pick<Manner, 'locale' | 'profile'>

/** Summaries of many sections. Most open the same kinds of data: each kind is put into words once. */
export function summaries(manner: SummaryManner): (scopes: Scopes) => string {
  const say = termsOf(manner.locale, manner.profile)
  const said = new Map<string, string>()
  return (scopes) => {
    const key = JSON.stringify(scopes.map(({ type, own }) => [type, own?.name]))
    const known = said.get(key)
    if (known !== undefined) return known
    const summary = say(summaryOf(scopes, manner))
    said.set(key, summary)
    return summary
  }
}

/** With places for the utility's own terms. */
export function summaryOf(scopes: Scopes, manner: SummaryManner): string {
  const words = wordsOf(manner)
  const phrases = scopes.map(
    (scope) => words.summaries[scope.type] ?? ownSummary(scope, manner) ?? words.otherSummary,
  )
  return capitalized(listOf([...new Set(phrases)], manner), manner.locale)
}

export function listOf(items: readonly string[], { locale }: Pick<Manner, 'locale'>): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
}
