import { getTranslations } from '#components/ui/translations.ts'
import type { ConsentSection } from '#lib/request/index.ts'
import { getRuntime } from '#lib/runtime/index.ts'
import { sidesOf } from '#lib/wording/index.ts'

/**
 * In a liberalised market a utility holds one half of a service: where a section is about it, the form says which,
 * and that the other one is not to be had here (DR-11, DR-12).
 */
export async function sidesNotes({ scopes }: ConsentSection): Promise<readonly string[]> {
  const { catalog, profile } = getRuntime()
  const t = await getTranslations('form')
  const types = scopes.map((scope) => scope.catalog.description.type)
  const sides = sidesOf(catalog)
  if (!sides.supply && types.some((type) => type === 'delivery_details' || type === 'service_details')) {
    return [t('deliveryOnly', { utility: profile.name })]
  }
  if (!sides.delivery && types.includes('supply_details')) {
    return [t('supplyOnly', { utility: profile.name })]
  }
  return []
}
