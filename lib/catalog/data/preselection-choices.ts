import type { ChoiceType } from './types.ts'

/** WG3-01 §10.2.4 */
export const serviceTypes: readonly ChoiceType[] = [
  { id: 'electric', name: 'Electric', description: 'Electricity.' },
  { id: 'water', name: 'Water', description: 'Drinking water.' },
  { id: 'natural_gas', name: 'Natural gas', description: 'Natural gas.' },
  { id: 'fuel_oil', name: 'Fuel oil', description: 'Fuel oil.' },
  { id: 'waste_water', name: 'Waste water', description: 'Waste water.' },
  { id: 'solid_waste', name: 'Solid waste', description: 'Collection of refuse.' },
  { id: 'residential', name: 'Residential', description: 'Services classed as residential.' },
  { id: 'commercial', name: 'Commercial', description: 'Services classed as commercial.' },
  { id: 'industrial', name: 'Industrial', description: 'Services classed as industrial.' },
  { id: 'agriculture', name: 'Agriculture', description: 'Services classed as agricultural.' },
  { id: 'metered', name: 'Metered', description: 'Services measured by at least one meter.' },
  { id: 'unmetered', name: 'Unmetered', description: 'Services charged without a meter.' },
  { id: 'distribution', name: 'Distribution', description: 'Delivery of the commodity.' },
  { id: 'supply', name: 'Supply', description: 'Procurement and sale of the commodity.' },
  { id: 'generation', name: 'Generation', description: 'Production of the commodity.' },
]

/** WG3-01 §10.3.2 */
export const servicePointTypes: readonly ChoiceType[] = [
  { id: 'electric', name: 'Electric', description: 'Has electric service.' },
  { id: 'water', name: 'Water', description: 'Has water service.' },
  { id: 'natural_gas', name: 'Natural gas', description: 'Has natural gas service.' },
  { id: 'fuel_oil', name: 'Fuel oil', description: 'Has fuel oil service.' },
  { id: 'single_service', name: 'Single service', description: 'Has one service only.' },
  { id: 'multi_service', name: 'Multi service', description: 'Has several services.' },
  { id: 'physical', name: 'Physical', description: 'Is a physical place.' },
  { id: 'virtual', name: 'Virtual', description: 'Exists for records only.' },
  { id: 'edge', name: 'Edge', description: "Is where the utility's system ends." },
  { id: 'internal', name: 'Internal', description: "Lies inside the utility's system." },
]

/** WG3-01 §10.4.2 */
export const meterTypes: readonly ChoiceType[] = [
  { id: 'electric_usage', name: 'Electric usage', description: 'Measures electricity.' },
  { id: 'water_usage', name: 'Water usage', description: 'Measures water.' },
  { id: 'natural_gas_usage', name: 'Natural gas usage', description: 'Measures natural gas.' },
  { id: 'fuel_oil_usage', name: 'Fuel oil usage', description: 'Measures fuel oil.' },
  { id: 'forward_only', name: 'Forward only', description: 'Measures only what flows to the customer.' },
  { id: 'reverse_only', name: 'Reverse only', description: 'Measures only what flows from the customer.' },
  { id: 'bidirectional', name: 'Bidirectional', description: 'Measures both directions.' },
  { id: 'physical_meter', name: 'Physical meter', description: 'Is a device.' },
  { id: 'virtual_meter', name: 'Virtual meter', description: 'Is calculated from other meters.' },
  { id: 'electric_demand', name: 'Electric demand', description: 'Measures electric demand.' },
  { id: 'ami_meter', name: 'AMI meter', description: 'Is digital and read over a network.' },
  { id: 'amr_meter', name: 'AMR meter', description: 'Stores readings, which are collected by radio.' },
  { id: 'analog_meter', name: 'Analog meter', description: 'Is read by eye.' },
  { id: 'wifi_capable', name: 'Wi-Fi capable', description: 'Could join a Wi-Fi network.' },
  { id: 'wifi_enabled', name: 'Wi-Fi enabled', description: 'Has its Wi-Fi switched on.' },
  { id: 'wifi_configured', name: 'Wi-Fi configured', description: 'Is set up for certain Wi-Fi networks.' },
  { id: 'zigbee_capable', name: 'Zigbee capable', description: 'Could join a Zigbee network.' },
  { id: 'zigbee_enabled', name: 'Zigbee enabled', description: 'Has its Zigbee switched on.' },
  {
    id: 'zigbee_configured',
    name: 'Zigbee configured',
    description: 'Is set up for certain Zigbee networks.',
  },
  {
    id: 'central_apps_capable',
    name: 'Central apps capable',
    description: 'Can run apps that the utility chooses.',
  },
  {
    id: 'customer_apps_capable',
    name: 'Customer apps capable',
    description: 'Can run apps that the customer chooses.',
  },
]
