import type { Dictionary } from '../types.ts'

export const measures: Dictionary['measures'] = {
  electric_usage: { name: 'électricité', example: '5 janvier, de 18 h à 18 h 15 : 0,42 kWh' },
  'electric_usage.reverse': {
    name: 'électricité envoyée au réseau',
    example: '5 janvier, de 13 h à 13 h 15 : 0,31 kWh',
  },
  electric_demand: { name: 'votre demande d’électricité la plus haute', example: '5 janvier, 18 h : 4,8 kW' },
  electric_supply_mix: {
    name: 'l’origine de votre électricité',
    example: '5 janvier : 40 % d’énergie éolienne',
  },
  water_usage: { name: 'eau', example: 'Janvier : 18,4 m³' },
  natural_gas_usage: { name: 'gaz', example: 'Janvier : 120 m³' },
  fuel_oil_usage: { name: 'mazout', example: 'Janvier : 230 litres' },
  cost: { name: 'ce que cela a coûté', example: '5 janvier : ¤3.10' },
  meter_readings: { name: 'ce qu’affichaient vos [meters]', example: '5 janvier : 48 112' },
  other: { name: 'autres relevés', example: '5 janvier : 12' },
}
