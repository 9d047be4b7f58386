import { type Profile, type TermId, termIds } from '#lib/config/index.ts'
import { type WordedLocale, wordsFor } from './dictionaries.ts'

/** Puts a utility's own terms into a sentence. */
export type Say = (sentence: string) => string

/**
 * Sentences have a place wherever a term stands that a utility may call otherwise: `[service]` or `[services]`, and
 * `[Services]` where a sentence begins with it. They are written such that any noun fits there, of whatever gender.
 */
export function termsOf(locale: WordedLocale, { terms }: Pick<Profile, 'terms'>): Say {
  const forms = new Map<string, string>()
  for (const id of termIds) {
    const { one, other } = terms[id]?.[locale] ?? wordsFor(locale).terms[id]
    for (const [name, form] of [
      [id, one],
      [`${id}s`, other],
    ] as const) {
      forms.set(name, form)
      forms.set(capitalized(name, 'en'), capitalized(form, locale))
    }
  }
  const said = (sentence: string) =>
    sentence.includes('[') ? sentence.replace(place, (whole, name) => forms.get(name) ?? whole) : sentence
  return locale === 'fr' ? (sentence) => withFrenchSpaces(said(sentence)) : said
}

/** A colon and its kin stand off from their word in French, and never begin a line. */
function withFrenchSpaces(sentence: string): string {
  return sentence.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0')
}

const place = /\[(\w+)\]/g

/** A tree of messages, with the utility's terms in it. */
export function sayAll<Messages extends object>(messages: Messages, say: Say): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? say(value) : sayAll(value as object, say),
    ]),
  ) as Messages
}

/** Which terms a sentence has places for. */
export function termsIn(sentence: string): readonly TermId[] {
  const named = [...sentence.matchAll(place)].map(([, name = '']) =>
    termIds.find((id) => [id, `${id}s`].includes(name.charAt(0).toLowerCase() + name.slice(1))),
  )
  if (named.includes(undefined)) throw new TypeError(`no such term in: ${sentence}`)
  return [...new Set(named)].flatMap((id) => id ?? []).sort()
}

export function capitalized(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}
