import type { ValueFormat } from '../usage.ts'
import type { Commodity } from './sandbox-file.ts'

interface CommodityFacts {
  /** As the catalog's choice describes it, and that there is no time of use, tier or season (AP-416). */
  readonly format: ValueFormat
  /** The Value Object's field. */
  readonly valueField: string
  readonly places: number
  /** Percent of a mean month, from January. */
  readonly seasons: readonly number[]
  readonly meterType: string
  readonly chargeType: string
  readonly name: string
}

const untiered = { tier: null, season: null, quality: 'valid' } as const

export const commodities: Readonly<Record<Commodity, CommodityFacts>> = {
  electric: {
    format: {
      id: 'electric_kwh',
      type: 'electric_usage',
      units: 'kWh',
      direction: 'forward',
      tou: null,
      ...untiered,
    },
    valueField: 'eu',
    places: 3,
    seasons: [104, 98, 92, 88, 90, 104, 124, 128, 114, 94, 92, 102],
    meterType: 'electric_usage',
    chargeType: 'electric_total',
    name: 'Electricity',
  },
  natural_gas: {
    format: { id: 'natural_gas_therm', type: 'natural_gas_usage', units: 'therm', ...untiered },
    valueField: 'gu',
    places: 2,
    seasons: [190, 170, 140, 90, 55, 35, 25, 25, 35, 70, 120, 175],
    meterType: 'natural_gas_usage',
    chargeType: 'natural_gas_total',
    name: 'Natural gas',
  },
  water: {
    format: { id: 'water_ccf', type: 'water_usage', units: 'CCF', ...untiered },
    valueField: 'wu',
    places: 2,
    seasons: [70, 70, 80, 95, 120, 140, 150, 150, 125, 95, 80, 70],
    meterType: 'water_usage',
    chargeType: 'water_total',
    name: 'Water',
  },
}
