import type { Json } from '#lib/catalog/index.ts'
import type { Manner } from './manner.ts'
import type { MeasureId, Worded } from './types.ts'

/** Which kinds of measurements usage comes with, by the formats of the choices that are listed. WG3-01 §7.2.8.1 */
export function measuresOf({ scopes }: Worded, { catalog }: Manner): readonly MeasureId[] {
  const told = scopes.flatMap(({ scope, fields }) => {
    const offered = catalog.scopes.get(scope)?.description.authorization_details_fields_supported
    const listed = fields[field]
    return (offered?.find(({ id }) => id === field)?.choices ?? []).flatMap(
      ({ id, usagesegment_format: format }) =>
        format && Array.isArray(listed) && listed.includes(id) ? measureOf(format) : [],
    )
  })
  return [...new Set(told)]
}

const field = 'include_usage_segment_value_types'

function measureOf({ type, direction }: { readonly type: string; readonly [fact: string]: Json }): MeasureId {
  if (type === 'electric_usage' && direction === 'reverse') return 'electric_usage.reverse'
  return measureIds.find((id) => id === type) ?? 'other'
}

export const measureIds = [
  'electric_usage',
  'electric_usage.reverse',
  'electric_demand',
  'electric_supply_mix',
  'water_usage',
  'natural_gas_usage',
  'fuel_oil_usage',
  'cost',
  'meter_readings',
  'other',
] as const
