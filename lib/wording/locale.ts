import { type WordedLocale, wordedLocales } from './dictionaries.ts'

/**
 * The first language wanted that the utility offers and we have words in; else the utility's own first one.
 * `wanted` is in order of preference, as BCP 47 tags: `es-MX` is content with `es`.
 */
export function chooseLocale(wanted: readonly string[], offered: readonly string[]): WordedLocale {
  const available = offered.filter(isWorded)
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0]
    const fit = available.find((locale) => locale === language)
    if (fit) return fit
  }
  return available[0] ?? 'en'
}

/** `Accept-Language`, best first; what is refused with `q=0` is left out. RFC 9110 §12.5.4 */
export function acceptedLanguages(header: string): readonly string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag)
}

/**
 * The language of a page: as the client or the customer asks for it (`ui_locales`, OpenID Connect Core §3.1.2.1), else
 * as the browser does.
 */
export function askedLocale(
  asked: {
    readonly uiLocales: readonly (string | null | undefined)[]
    readonly acceptLanguage: string | undefined
  },
  offered: readonly string[],
): WordedLocale {
  const named = asked.uiLocales.flatMap((text) => (text ?? '').slice(0, 500).split(/\s+/).filter(Boolean))
  return chooseLocale([...named, ...acceptedLanguages(asked.acceptLanguage ?? '')], offered)
}

function isWorded(locale: string): locale is WordedLocale {
  return (wordedLocales as readonly string[]).includes(locale)
}
