import type { Dictionary } from '../types.ts'

export const measures: Dictionary['measures'] = {
  electric_usage: { name: 'electricidad', example: '5 de enero, de 18:00 a 18:15: 0,42 kWh' },
  'electric_usage.reverse': {
    name: 'electricidad entregada a la red',
    example: '5 de enero, de 13:00 a 13:15: 0,31 kWh',
  },
  electric_demand: { name: 'su demanda máxima de electricidad', example: '5 de enero, 18:00: 4,8 kW' },
  electric_supply_mix: {
    name: 'de dónde vino su electricidad',
    example: '5 de enero: 40 % de energía eólica',
  },
  water_usage: { name: 'agua', example: 'Enero: 9 CCF' },
  natural_gas_usage: { name: 'gas', example: 'Enero: 41 therms' },
  fuel_oil_usage: { name: 'combustible para calefacción', example: 'Enero: 60 galones' },
  cost: { name: 'lo que costó', example: '5 de enero: ¤3.10' },
  meter_readings: { name: 'lo que marcó su [meter]', example: '5 de enero: 48.112' },
  other: { name: 'otras lecturas', example: '5 de enero: 12' },
}
