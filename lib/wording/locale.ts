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

function isWorded(locale: string): locale is WordedLocale {
  return (wordedLocales as readonly string[]).includes(locale)
}
