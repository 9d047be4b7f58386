/** Sentences with places such as `{total}`, which have no plural: so the browser needs no ICU. */
export interface SelectionWords {
  /** In whose manner numbers are written. */
  readonly locale: string
  readonly list: string
  readonly all: string
  readonly none: string
  readonly undo: string
  readonly status: string
  readonly search: string
  readonly searchHint: string
  readonly searchButton: string
  readonly only: string
  readonly onlyApply: string
  readonly groupBy: string
  readonly groupings: Readonly<Record<'none' | 'account' | 'premise', string>>
  readonly noGroup: Readonly<Record<'account' | 'premise', string>>
  readonly inAll: string
  readonly found: string
  readonly these: string
  readonly notThese: string
  readonly nothingFound: string
  readonly nothingSelected: string
  readonly arrows: string
  readonly pageOf: string
  readonly previous: string
  readonly next: string
  readonly account: string
  readonly meter: string
  readonly meters: string
  readonly numbers: string
  readonly numbersLabel: string
  readonly numbersHint: string
  readonly numbersFile: string
  readonly numbersButton: string
  readonly numbersFound: string
  readonly numbersMissing: string
  readonly numbersFirst: string
  readonly numbersNone: string
}

/** Places with their values; a number in the manner of the locale. */
export function fill(
  sentence: string,
  values: Readonly<Record<string, number | string>>,
  locale: string,
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return typeof value === 'number' ? numbersIn(locale).format(value) : value
  })
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** One for each locale, as a list asks for it at each letter of a search. */
function numbersIn(locale: string): Intl.NumberFormat {
  const known = numberFormats.get(locale)
  if (known) return known
  const made = new Intl.NumberFormat(locale)
  numberFormats.set(locale, made)
  return made
}
