import { getLocale, getTranslations } from 'next-intl/server'
import type { SelectionWords } from './selection-list.tsx'

type Choosing = 'chooseAccounts' | 'chooseServices' | 'choosePoints' | 'chooseMeters' | 'chooseTotals'

/** As they are written, with their places: the browser's script fills these in. */
export async function selectionWords(choose: Choosing): Promise<SelectionWords> {
  const t = await getTranslations('selection')
  const terms = await getTranslations('terms')
  return {
    locale: await getLocale(),
    list: terms(choose),
    all: t('all'),
    none: t('none'),
    status: t.raw('status'),
    search: t('search'),
    searchHint: t('searchHint'),
    searchButton: t('searchButton'),
    only: t('only'),
    onlyApply: t('onlyApply'),
    nothingFound: t('nothingFound'),
    nothingSelected: t('nothingSelected'),
    pageOf: t.raw('pageOf'),
    previous: t('previous'),
    next: t('next'),
    account: terms.raw('ofAccount'),
    meter: terms.raw('ofMeter'),
    meters: terms.raw('ofMeters'),
  }
}
