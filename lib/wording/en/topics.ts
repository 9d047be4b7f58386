import type { Dictionary } from '../types.ts'

export const topics: Dictionary['topics'] = {
  include_accounts: {
    name: 'Which [accounts] you have, and how they belong together',
    example: '8800-5, and 8800 above it',
  },
  include_account_numbers: {
    name: 'Your customer number and [account] numbers, and the company they are with',
    example: '[Account] 8800-5',
  },
  include_account_details: {
    name: 'Name, address, kind and status of each [account], and how to reach its holder',
    example: 'Pat Morgan, 5 Oak Ave, home, active, 555-0199',
  },
  include_account_programs: {
    name: '[Programs] that your [accounts] are in or could join',
    example: 'Help with bills for low incomes, payment plan',
  },
  account_details: {
    name: 'Number, name and status of each [account]',
    example: '[Account] 8800-5, Pat Morgan, active',
  },
  'account_details.balance': {
    name: 'What you owe on each [account]',
    example: '¤84.20, due on March 15',
  },
  include_service_contracts: {
    name: 'Which [services] you have, of what kind, and whether they are running',
    example: 'Electricity, home, running',
  },
  include_contract_numbers: {
    name: 'The number of each [service], and the company it is with',
    example: '[Service] 880512',
  },
  include_rate_plans: {
    name: 'The [ratePlan] of each [service]',
    example: 'Time of Use, E-TOU-C',
  },
  include_service_contract_details: {
    name: 'Address of each [service], and when it began and ended',
    example: '5 Oak Ave, since May 1, 2021',
  },
  include_service_programs: {
    name: '[Programs] that your [services] are in or could join',
    example: 'Solar credits, charging an electric car at night',
  },
  'service_details.commodity': {
    name: 'What each [service] brings you',
    example: 'Electricity',
  },
  'service_details.distribution_details': {
    name: 'The number of each delivery, and its [meters]',
    example: 'Delivery 880512, [meter] M-8805',
  },
  delivery_details: {
    name: 'The number of each delivery, what is delivered, and since when',
    example: 'Delivery 880512, electricity, since May 1, 2021',
  },
  'delivery_details.own': {
    name: 'The number of each delivery, and what is delivered',
    example: 'Delivery 880512, electricity',
  },
  'delivery_details.place': {
    name: 'The address it is delivered to',
    example: '5 Oak Ave, Anytown',
  },
  'delivery_details.meters': {
    name: 'The numbers of its [meters]',
    example: '[Meter] M-8805',
  },
  'delivery_details.grid': {
    name: 'Where on the grid you are, by region and price area',
    example: 'North of Path 15',
  },
  'service_details.supply_details': {
    name: 'Who supplies each [service], the supply’s number, and its rate',
    example: 'Valley Power, supply S-22, Green Fixed 12',
  },
  supply_details: {
    name: 'Who supplies your energy, the supply’s number, and since when',
    example: 'Valley Power, supply S-22, since May 1, 2021',
  },
  'supply_details.tariff': {
    name: 'The name and code of your rate',
    example: 'Green Fixed 12, GF-12',
  },
  'supply_details.delivery': {
    name: 'Which delivery it belongs to',
    example: 'Delivery 880512',
  },
  include_service_points: {
    name: 'The [points] where your [services] reach you',
    example: '[Point] SP-8805, electricity',
  },
  include_premises: {
    name: 'The buildings or land of these [points]',
    example: 'Building P-6000',
  },
  include_service_point_addresses: {
    name: 'The address of each [point]',
    example: '5 Oak Ave, Anytown',
  },
  include_coordinates: {
    name: 'Where each [point] is on a map',
    example: '38.58 north, 121.49 west',
  },
  include_meter_devices: {
    name: 'Which [meters] you have, what they measure, and where they are',
    example: 'Electricity, counts both ways, 5 Oak Ave',
  },
  include_meter_numbers: {
    name: 'The number of each [meter]',
    example: '[Meter] M-8805',
  },
  include_meter_apps: {
    name: 'Apps on your [meters]',
    example: 'Live usage on your phone',
  },
  program_details: {
    name: '[Programs] that your [accounts] and [services] are or were in, and since when',
    example: 'Help with bills for low incomes, since June 2024',
  },
  include_bill_statements: {
    name: 'Date, amount due and due date of each [bill], with your [account] number, and any shutoff notice',
    example: 'March 3: ¤84.20, due on March 24, [account] 8800-5',
  },
  include_bill_statement_files: {
    name: 'Each [bill] as a document',
    example: '[Bill] of March 3 as a PDF',
  },
  include_bill_statement_charges: {
    name: 'Balances, payments and new charges on each [bill]',
    example: 'Previous balance ¤79.10, paid; new charges ¤84.20',
  },
  include_bill_statement_programs: {
    name: '[Programs] that applied to each [bill]',
    example: 'Help with bills for low incomes',
  },
  bills: {
    name: 'Date, amount due and due date of each [bill], with charges, usage and number of each [service]',
    example: 'March 3: ¤84.20, due on March 24; electricity 880512: 412 kWh, ¤63.05',
  },
  include_bill_sections: {
    name: 'What each [service] cost and used in each billing period, and who delivered and supplied it',
    example: 'Electricity, February 1 to 28: 412 kWh, ¤63.05',
  },
  include_bill_section_line_items: {
    name: 'Every single charge',
    example: 'Peak energy: 120 kWh at ¤0.32, ¤38.40',
  },
  include_usage_segments: {
    name: 'Which periods your [meter] readings cover',
    example: 'Every 15 minutes since January 1',
  },
  include_usage_segment_value_types: {
    name: 'How much you used, and when',
    example: 'January 5, 6:00 to 6:15 p.m.: 0.42 kWh',
  },
  usage: {
    name: 'How much you used, and when, with the numbers of [service] and [meter]',
    example: 'January 5, 6:00 to 6:15 p.m.: 0.42 kWh; [service] 880512, [meter] M-8805',
  },
  include_aggregations: {
    name: 'Totals of [groups] that you are counted in',
    example: 'Building B8800: four homes together',
  },
  include_aggregation_addresses: {
    name: 'The addresses in such a total',
    example: '600 Elm St',
  },
  cds_aggregation_consent: {
    name: 'Your usage as a part of the total, never on its own',
    example: 'Building B8800: four homes together',
  },
  aggregates: {
    name: 'Your usage of each month, added up over your [services]',
    example: 'All electricity in January: 412 kWh',
  },
  include_eacs: {
    name: 'Certificates that say where your energy came from',
    example: '412 kWh of wind power, January',
  },
}
