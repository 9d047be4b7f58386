import type { Dictionary } from '../types.ts'

export const measures: Dictionary['measures'] = {
  electric_usage: { name: 'el', example: '5. januar, kl. 18.00 til 18.15: 0,42 kWh' },
  'electric_usage.reverse': {
    name: 'el, som du sendte ud på nettet',
    example: '5. januar, kl. 13.00 til 13.15: 0,31 kWh',
  },
  electric_demand: { name: 'dit højeste elbehov', example: '5. januar, kl. 18.00: 4,8 kW' },
  electric_supply_mix: { name: 'hvor din el kom fra', example: '5. januar: 40 % vindkraft' },
  water_usage: { name: 'vand', example: 'Januar: 18,4 m³' },
  natural_gas_usage: { name: 'gas', example: 'Januar: 120 m³' },
  fuel_oil_usage: { name: 'fyringsolie', example: 'Januar: 230 liter' },
  cost: { name: 'hvad det kostede', example: '5. januar: ¤3.10' },
  meter_readings: { name: 'hvad dine [meters] viste', example: '5. januar: 48.112' },
  other: { name: 'andre målinger', example: '5. januar: 12' },
}
