import { meterTypes, servicePointTypes, serviceTypes } from './preselection-choices.ts'
import type { FieldType } from './types.ts'

/** Numbers of the utility's own, matched exactly (FD-055). */
const numbers = (name: string, description: string) =>
  ({
    name,
    description,
    group: 'preselection',
    format: 'string_list_or_null',
    default: null,
    minimum: 1,
    maximum: 1000,
  }) as const

/** Kinds that the specification lists, or that only a utility's profile can list. */
const kinds = (name: string, description: string, choices?: FieldType['choices']) =>
  ({
    name,
    description,
    group: 'preselection',
    format: 'choice_list_or_null',
    default: null,
    ...(choices && { choices }),
  }) as const

/** WG3-01 §7.1: which entries of the form's list are chosen at the start; without a form, which objects are read. */
export const preselectionFields = {
  account_numbers: numbers(
    'Preselect account numbers',
    "Ticks the accounts with these numbers, or the services that belong to them. '_all' ticks everything; '_include_future' ticks the option for what is added later.",
  ),
  account_programs: kinds(
    'Preselect account programs',
    'Ticks the accounts that have one of these programs, whether they take part or only could.',
  ),
  contract_numbers: numbers(
    'Preselect contract numbers',
    "Ticks the services with these contract numbers, or the accounts that have such a service. '_all' ticks everything; '_include_future' ticks the option for what is added later.",
  ),
  service_types: kinds(
    'Preselect service types',
    'Ticks the services of any of these types, or the accounts that have such a service.',
    serviceTypes,
  ),
  service_programs: kinds(
    'Preselect service programs',
    'Ticks the services that have one of these programs, whether they take part or only could.',
  ),
  servicepoint_numbers: numbers(
    'Preselect service point numbers',
    "Ticks the service points with these numbers, and the services, accounts and meters that are there now. In a list of service points, '_all' ticks everything.",
  ),
  servicepoint_types: kinds(
    'Preselect service point types',
    'Ticks the service points of any of these types, and the services, accounts and meters that are there now.',
    servicePointTypes,
  ),
  premise_numbers: numbers(
    'Preselect premise numbers',
    'Ticks the service points of these premises, and the services, accounts and meters that are there now.',
  ),
  meter_numbers: numbers(
    'Preselect meter numbers',
    "Ticks the meters with these numbers, and the service points, services and accounts where they are now. In a list of meters, '_all' ticks everything.",
  ),
  meter_types: kinds(
    'Preselect meter types',
    'Ticks the meters of any of these types, and the service points, services and accounts where they are now.',
    meterTypes,
  ),
  meter_apps: kinds(
    'Preselect meter apps',
    'Ticks the meters that have one of these apps, or could run it, and the services that they measure now.',
  ),
  aggregation_numbers: numbers(
    'Preselect aggregation numbers',
    'Ticks the aggregations with these numbers, or the entries that are counted in them.',
  ),
  addresses: numbers(
    'Preselect addresses',
    'Ticks the entries at these addresses. Each is compared in lower case, with single spaces, with the normal form of the addresses on file; one that fits several entries ticks none.',
  ),
} as const satisfies Record<string, FieldType>
