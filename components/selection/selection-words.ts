import { getLocale } from 'next-intl/server'
import { getTranslations } from '#components/ui/translations.ts'
import type { headings } from './headings.ts'
import type { SelectionWords } from './words.ts'

type Heading = (typeof headings)[keyof typeof headings]

/** As they are written, with their places: the browser's script fills these in. */
export async function selectionWords(heading: Heading): Promise<SelectionWords> {
  const t = await getTranslations('selection')
  const terms = await getTranslations('terms')
  return {
    locale: await getLocale(),
    list: terms(heading),
    all: t('all'),
    none: t('none'),
    undo: t('undo'),
    status: t.raw('status'),
    search: t('search'),
    searchHint: t('searchHint'),
    searchButton: t('searchButton'),
    only: t('only'),
    onlyApply: t('onlyApply'),
    groupBy: t('groupBy'),
    groupings: { none: t('groupByNothing'), account: terms('account'), premise: terms('premise') },
    noGroup: { account: terms('withoutAccount'), premise: terms('withoutPremise') },
    inAll: t.raw('inAll'),
    found: t.raw('found'),
    these: t.raw('these'),
    notThese: t.raw('notThese'),
    nothingFound: t('nothingFound'),
    nothingSelected: t('nothingSelected'),
    arrows: t('arrows'),
    pageOf: t.raw('pageOf'),
    previous: t('previous'),
    next: t('next'),
    account: terms.raw('ofAccount'),
    meter: terms.raw('ofMeter'),
    meters: terms.raw('ofMeters'),
    numbers: t('numbers'),
    numbersLabel: t('numbersLabel'),
    numbersHint: t('numbersHint'),
    numbersFile: t('numbersFile'),
    numbersButton: t('numbersButton'),
    numbersFound: t.raw('numbersFound'),
    numbersMissing: t.raw('numbersMissing'),
    numbersFirst: t.raw('numbersFirst'),
    numbersNone: t('numbersNone'),
  }
}
