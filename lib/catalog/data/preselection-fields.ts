import type { FieldType } from './types.ts'

/** WG3-01 §7.1: which entries of the form's list are chosen at the start. */
export const preselectionFields = {
  account_numbers: {
    name: 'Preselect account numbers',
    description:
      "Ticks the accounts with these numbers, or the services that belong to them. '_all' ticks everything; '_include_future' ticks the option for what is added later.",
    group: 'preselection',
    format: 'string_list_or_null',
    default: null,
    minimum: 1,
    maximum: 1000,
  },
  contract_numbers: {
    name: 'Preselect contract numbers',
    description:
      "Ticks the services with these contract numbers, or the accounts that have such a service. '_all' ticks everything; '_include_future' ticks the option for what is added later.",
    group: 'preselection',
    format: 'string_list_or_null',
    default: null,
    minimum: 1,
    maximum: 1000,
  },
  meter_numbers: {
    name: 'Preselect meter numbers',
    description: 'Ticks the services that these meters measure now, or the accounts of those services.',
    group: 'preselection',
    format: 'string_list_or_null',
    default: null,
    minimum: 1,
    maximum: 1000,
  },
  service_types: {
    name: 'Preselect service types',
    description: 'Ticks the services of any of these types, or the accounts that have such a service.',
    group: 'preselection',
    format: 'choice_list_or_null',
    default: null,
    choices: [
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
    ],
  },
} as const satisfies Record<string, FieldType>
