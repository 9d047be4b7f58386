import type { Profile } from '#lib/config/index.ts'
import da from '../../messages/da.json' with { type: 'json' }
import de from '../../messages/de.json' with { type: 'json' }
import en from '../../messages/en.json' with { type: 'json' }
import es from '../../messages/es.json' with { type: 'json' }
import fr from '../../messages/fr.json' with { type: 'json' }
import type { WordedLocale } from './dictionaries.ts'
import { sayAll, termsOf } from './terms.ts'

/** The sentences of pages and mail, as ICU messages. */
export type Sentences = typeof en

const sentences: Readonly<Record<WordedLocale, Sentences>> = { en, es, fr, da, de }

/** One chapter of the sentences in a customer's language, with a utility's own terms. */
export function sentencesIn<Chapter extends keyof Sentences>(
  locale: WordedLocale,
  chapter: Chapter,
  profile: Pick<Profile, 'terms'>,
): Sentences[Chapter] {
  return sayAll(sentences[locale][chapter], termsOf(locale, profile))
}

/** All of them, which each page needs: put together once for each utility and language. */
export function allSentences(locale: WordedLocale, profile: Pick<Profile, 'terms'>): Sentences {
  const known = saidBy.get(profile.terms) ?? new Map<WordedLocale, Sentences>()
  saidBy.set(profile.terms, known)
  const said = known.get(locale) ?? sayAll(sentences[locale], termsOf(locale, profile))
  known.set(locale, said)
  return said
}

const saidBy = new WeakMap<Profile['terms'], Map<WordedLocale, Sentences>>()
