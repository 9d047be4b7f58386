import type { Catalog } from '#lib/catalog/index.ts'

/** Which halves of a service a utility offers, in a market where delivery and supply are apart (DR-03). */
export function sidesOf({ scopes }: Catalog): { readonly delivery: boolean; readonly supply: boolean } {
  const types = new Set([...scopes.values()].map(({ description }) => description.type))
  return {
    delivery: types.has('delivery_details') || types.has('service_details'),
    supply: types.has('supply_details'),
  }
}
