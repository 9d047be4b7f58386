import type { FieldType } from './types.ts'

/**
 * WG3-01 §7.2: data beyond what the scope opens by itself. All are off unless asked for (FD-018), and
 * `false` takes nothing away (FD-262).
 */
const included = (name: string, description: string) =>
  ({ name, description, group: 'included-data', format: 'boolean', default: false }) as const

export const includedDataFields = {
  include_accounts: included('Include accounts', 'Opens the accounts that the shared data belongs to.'),
  include_account_numbers: included(
    'Include account numbers',
    'Shows account number, customer number and entity of the accounts.',
  ),
  include_account_details: included(
    'Include account details',
    'Shows name, address, types, status and contacts of the accounts.',
  ),
  include_account_programs: included(
    'Include account programs',
    'Shows the programs that the accounts are in or could join.',
  ),
  include_service_contracts: included(
    'Include service contracts',
    'Opens the service contracts that the shared data belongs to.',
  ),
  include_contract_numbers: included(
    'Include contract numbers',
    'Shows contract number and entity of the service contracts.',
  ),
  include_rate_plans: included(
    'Include rate plans',
    'Shows code and name of the rate plan of each service contract.',
  ),
  include_service_contract_details: included(
    'Include service contract details',
    'Shows address, start and end of the service contracts.',
  ),
  include_service_programs: included(
    'Include service programs',
    'Shows the programs that the service contracts are in or could join.',
  ),
  include_service_points: included(
    'Include service points',
    'Opens the places where the shared services arrive.',
  ),
  include_premises: included('Include premises', 'Shows the buildings or lots of the service points.'),
  include_service_point_addresses: included(
    'Include service point addresses',
    'Shows the addresses of the service points.',
  ),
  include_coordinates: included('Include coordinates', 'Shows latitude and longitude of the service points.'),
  include_meter_devices: included(
    'Include meter devices',
    'Opens the meters that measure the shared services.',
  ),
  include_meter_numbers: included('Include meter numbers', 'Shows the numbers of the meters.'),
  include_meter_apps: included('Include meter apps', 'Shows the apps on the meters, or that they could run.'),
  include_bill_statements: included(
    'Include bills',
    'Opens the bills of the accounts that the shared data belongs to.',
  ),
  include_bill_statement_files: included('Include bill documents', 'Links each bill as a document.'),
  include_bill_statement_charges: included(
    'Include bill charges',
    'Shows balances and new charges of the bills.',
  ),
  include_bill_statement_programs: included(
    'Include bill programs',
    'Shows the programs that applied when each bill was made.',
  ),
  include_bill_sections: included('Include charges by service', 'Opens the charges of each shared service.'),
  include_bill_section_line_items: included(
    'Include line items',
    'Shows every single charge in the charges by service.',
  ),
  include_aggregations: included(
    'Include aggregations',
    'Opens the aggregations, such as buildings, that the shared data is counted in.',
  ),
  include_aggregation_addresses: included(
    'Include aggregation addresses',
    'Shows the addresses of the aggregations.',
  ),
  include_usage_segments: included('Include usage', 'Opens the usage of what is shared.'),
  include_usage_segment_value_types: {
    name: 'Include kinds of measurements',
    description:
      'Lists which kinds of measurements the usage may carry; null shares the periods without any values.',
    group: 'included-data',
    format: 'choice_list_or_null',
    default: ['electric_kwh', 'electric_kwh_export', 'natural_gas_therm', 'water_ccf', 'water_m3'],
    choices: [
      {
        id: 'electric_kwh',
        name: 'Electricity used',
        description: 'Electricity taken from the grid, in kilowatt hours, as finely as the meter counts.',
        usagesegment_format: {
          id: 'electric_kwh',
          type: 'electric_usage',
          units: 'kWh',
          direction: 'forward',
        },
      },
      {
        id: 'electric_kwh_export',
        name: 'Electricity fed in',
        description: 'Electricity given to the grid, in kilowatt hours, as finely as the meter counts.',
        usagesegment_format: {
          id: 'electric_kwh_export',
          type: 'electric_usage',
          units: 'kWh',
          direction: 'reverse',
        },
      },
      {
        id: 'natural_gas_therm',
        name: 'Natural gas used',
        description: 'Natural gas, in therms.',
        usagesegment_format: { id: 'natural_gas_therm', type: 'natural_gas_usage', units: 'therm' },
      },
      {
        id: 'water_ccf',
        name: 'Water used',
        description: 'Water, in hundreds of cubic feet.',
        usagesegment_format: { id: 'water_ccf', type: 'water_usage', units: 'CCF' },
      },
      {
        id: 'water_m3',
        name: 'Water used (metric)',
        description: 'Water, in cubic metres.',
        usagesegment_format: { id: 'water_m3', type: 'water_usage', units: 'm3' },
      },
    ],
  },
  include_eacs: included(
    'Include energy attribute certificates',
    'Opens the certificates on where the energy of the shared services comes from.',
  ),
} as const satisfies Record<string, FieldType>
