import type { Dictionary } from '../types.ts'

export const measures: Dictionary['measures'] = {
  electric_usage: { name: 'electricity', example: 'January 5, 6:00 to 6:15 p.m.: 0.42 kWh' },
  'electric_usage.reverse': {
    name: 'electricity you sent to the grid',
    example: 'January 5, 1:00 to 1:15 p.m.: 0.31 kWh',
  },
  electric_demand: { name: 'your highest electricity demand', example: 'January 5, 6:00 p.m.: 4.8 kW' },
  electric_supply_mix: { name: 'where your electricity came from', example: 'January 5: 40% wind power' },
  water_usage: { name: 'water', example: 'January: 9 CCF' },
  natural_gas_usage: { name: 'gas', example: 'January: 41 therms' },
  fuel_oil_usage: { name: 'heating oil', example: 'January: 60 gallons' },
  cost: { name: 'what it cost', example: 'January 5: ¤3.10' },
  meter_readings: { name: 'what the [meter] showed', example: 'January 5: 48,112' },
  other: { name: 'other readings', example: 'January 5: 12' },
}
