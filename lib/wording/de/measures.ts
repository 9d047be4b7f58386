import type { Dictionary } from '../types.ts'

export const measures: Dictionary['measures'] = {
  electric_usage: { name: 'Strom', example: '5. Januar, 18:00 bis 18:15 Uhr: 0,42 kWh' },
  'electric_usage.reverse': {
    name: 'Strom, den Sie ins Netz eingespeist haben',
    example: '5. Januar, 13:00 bis 13:15 Uhr: 0,31 kWh',
  },
  electric_demand: { name: 'Ihr höchster Strombedarf', example: '5. Januar, 18:00 Uhr: 4,8 kW' },
  electric_supply_mix: { name: 'woher Ihr Strom kam', example: '5. Januar: 40 % Windstrom' },
  water_usage: { name: 'Wasser', example: 'Januar: 18,4 m³' },
  natural_gas_usage: { name: 'Gas', example: 'Januar: 120 m³' },
  fuel_oil_usage: { name: 'Heizöl', example: 'Januar: 230 Liter' },
  cost: { name: 'was es gekostet hat', example: '5. Januar: ¤3.10' },
  meter_readings: { name: 'was Ihre [meters] anzeigten', example: '5. Januar: 48.112' },
  other: { name: 'andere Werte', example: '5. Januar: 12' },
}
