import type { Dictionary } from '../types.ts'

export const kinds: Dictionary['kinds'] = {
  electric: 'Electricity',
  water: 'Water',
  natural_gas: 'Gas',
  fuel_oil: 'Heating oil',
  waste_water: 'Waste water',
  solid_waste: 'Trash',
  residential: 'Home',
  commercial: 'Business',
  industrial: 'Industry',
  agriculture: 'Farm',
  unmetered: 'Without a meter',
  distribution: 'Delivery',
  supply: 'Supply',
  generation: 'Own generation',
  electric_usage: 'Electricity meter',
  water_usage: 'Water meter',
  natural_gas_usage: 'Gas meter',
  fuel_oil_usage: 'Oil meter',
}

export const states: Dictionary['states'] = {
  suspended: 'Suspended',
  closed: 'Closed',
  inactive: 'Ended',
  ended: 'Ended',
  paused: 'Paused',
  stopped: 'Stopped',
  pending: 'Not started yet',
}
