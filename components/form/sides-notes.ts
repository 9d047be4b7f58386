import { getTranslations } from 'next-intl/server'
import type { ConsentSection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'

/** Scopes about the two halves of a service: who delivers, and who supplies (DR-03). */
const aboutDelivery = ['delivery_details', 'service_details']

/**
 * In a liberalised market a utility holds one half of a service: where a section is about it, the form says which,
 * and that the other one is not to be had here (DR-11, DR-12).
 */
export async function sidesNotes({ scopes }: ConsentSection): Promise<readonly string[]> {
  const { catalog, profile } = getRuntime()
  const t = await getTranslations('form')
  const types = scopes.map((scope) => scope.catalog.description.type)
  const offered = [...catalog.scopes.values()].map(({ description }) => description.type)
  const offersDelivery = offered.some((type) => aboutDelivery.includes(type))
  const offersSupply = offered.includes('supply_details')
  if (!offersSupply && types.some((type) => aboutDelivery.includes(type))) {
    return [t('deliveryOnly', { utility: profile.name })]
  }
  if (!offersDelivery && types.includes('supply_details')) {
    return [t('supplyOnly', { utility: profile.name })]
  }
  return []
}
