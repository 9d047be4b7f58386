import type { Dictionary } from '../types.ts'

export const kinds: Dictionary['kinds'] = {
  electric: 'Electricidad',
  water: 'Agua',
  natural_gas: 'Gas',
  fuel_oil: 'Combustible para calefacción',
  waste_water: 'Aguas residuales',
  solid_waste: 'Basura',
  residential: 'Hogar',
  commercial: 'Comercio',
  industrial: 'Industria',
  agriculture: 'Agricultura',
  unmetered: 'Sin medidor',
  distribution: 'Distribución',
  supply: 'Suministro',
  generation: 'Generación propia',
  electric_usage: 'Medidor de electricidad',
  water_usage: 'Medidor de agua',
  natural_gas_usage: 'Medidor de gas',
  fuel_oil_usage: 'Medidor de combustible',
}

export const states: Dictionary['states'] = {
  suspended: 'Suspendido',
  closed: 'Cerrado',
  inactive: 'Terminado',
  ended: 'Terminado',
  paused: 'En pausa',
  stopped: 'Detenido',
  pending: 'Aún no empieza',
}
