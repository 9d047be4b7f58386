import type { Json } from '#lib/catalog/index.ts'
import { describeKinds, type WordedLocale, wordsFor } from './describe.ts'
import type { PreselectionWord, Worded } from './types.ts'

/** Preselection fields of CDS-WG3-01 §7.1 and of the draft (DR-42), and what a customer calls them. */
const fields: Readonly<Record<string, PreselectionWord>> = {
  account_numbers: 'accounts',
  accounts: 'accounts',
  contract_numbers: 'services',
  services: 'services',
  service_types: 'serviceTypes',
  account_programs: 'programs',
  service_programs: 'programs',
  meter_numbers: 'meters',
  meters: 'meters',
  addresses: 'places',
}

/** What a request asks to be chosen, precisely and in the customer's words. ER-005 */
export function describePreselection(scopes: Worded['scopes'], locale: WordedLocale): readonly string[] {
  const { preselections } = wordsFor(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const told = scopes.flatMap(({ fields: asked, own }) =>
    Object.entries(fields).flatMap(([field, word]) => {
      const named = own?.fields.find(({ id }) => id === field)?.values
      const values = named ?? wordsOf(field, asked[field], locale)
      return values.length > 0 ? preselections[word](list.format(values)) : []
    }),
  )
  return [...new Set(told)]
}

/** `_all` and its kin are no numbers, and are not shown as such. */
function wordsOf(field: string, value: Json | undefined, locale: WordedLocale): readonly string[] {
  if (!Array.isArray(value)) return []
  const values = value.filter((item): item is string => typeof item === 'string' && !item.startsWith('_'))
  return field === 'service_types' ? describeKinds(values, locale) : values
}
