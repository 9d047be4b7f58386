import { describeValue } from '#lib/errors/index.ts'
import { pathOf, refuse } from './authorization-details.ts'
import type { RequestedScope } from './types.ts'

const entry = /^(\w+) +(\S.*)$/s

/** What the client says of data that the customer leaves out, by field: its words, to be shown as text. */
export function dataEffects({ fields }: Pick<RequestedScope, 'fields'>): ReadonlyMap<string, string> {
  const stated = Array.isArray(fields.data_effects) ? fields.data_effects : []
  return new Map(
    stated.flatMap((one) => {
      const [, field, effect] = entry.exec(String(one)) ?? []
      return field && effect ? [[field, effect] as const] : []
    }),
  )
}

/**
 * Each entry names a field of data that the scope offers, and says something.
 *
 * @throws CodedError `invalid_authorization_details`
 */
export function checkDataEffects(
  { fields, catalog }: Pick<RequestedScope, 'fields' | 'catalog'>,
  at: string,
): void {
  const stated = Array.isArray(fields.data_effects) ? fields.data_effects : []
  const wrong = stated.find((one) => {
    const [, field = ''] = entry.exec(String(one)) ?? []
    return catalog.groups[field] !== 'included-data' && !catalog.ownFields.includes(field)
  })
  if (wrong === undefined) return
  throw refuse(
    `${describeValue(wrong)} does not say which data it is about; begin with a field such as 'include_accounts' and a space`,
    pathOf(at, 'data_effects'),
  )
}
