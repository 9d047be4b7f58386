import { wordsFor } from './dictionaries.ts'
import { describeKinds, rowWords } from './kinds.ts'
import type { Manner } from './manner.ts'
import { ownWords } from './own-words.ts'
import { termsOf } from './terms.ts'
import type { PreselectionWord, Worded, WordedScope } from './types.ts'

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
export function describePreselection(scopes: Worded['scopes'], manner: Manner): readonly string[] {
  const { preselections } = wordsFor(manner.locale)
  const say = termsOf(manner.locale, manner.profile)
  const list = new Intl.ListFormat(manner.locale, { type: 'conjunction' })
  const told = scopes.flatMap((scope) =>
    Object.entries(fields).flatMap(([field, word]) => {
      const values = wordsOf(scope, field, manner)
      return values.length > 0 ? say(preselections[word](list.format(values))) : []
    }),
  )
  return [...new Set(told)]
}

/** `_all` and its kin are no numbers, and are not shown as such. */
function wordsOf(scope: WordedScope, field: string, manner: Manner): readonly string[] {
  const listed = scope.own?.fields.find(({ id }) => id === field)
  if (listed) return ownWords(scope, listed, manner).values
  const value = scope.fields[field]
  if (!Array.isArray(value)) return []
  const values = value.filter((item): item is string => typeof item === 'string' && !item.startsWith('_'))
  return field === 'service_types' ? describeKinds(values, rowWords(manner.locale, manner.profile)) : values
}
