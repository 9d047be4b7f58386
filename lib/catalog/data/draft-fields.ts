import type { FieldType } from './types.ts'

/** Fields of the 2023 draft's scopes (DR-40 to DR-43); they stand on no scope of CDS-WG3-01 (DR-44). */
export const draftFields = {
  historical_start: {
    name: 'Historical start',
    description:
      "From when on data is shared: a length back from approval such as '3y', '6m' or '90d', or a date. What ended before it is left out. Use it or 'start'.",
    group: 'duration',
    format: 'draft_length_or_date',
    direction: 'past',
    default: '1y',
    minimum: '0d',
    maximum: '3y',
  },
  ongoing_end: {
    name: 'Ongoing end',
    description:
      "Until when data is shared: a length on from approval such as '3y', '6m' or '90d', or a date. Use it or 'end'.",
    group: 'duration',
    format: 'draft_length_or_date',
    direction: 'future',
    default: '1y',
    minimum: '0d',
    maximum: '3y',
  },
  start: {
    name: 'Start',
    description:
      "The same as 'historical_start', signed from now: '-3y', 'now', or a date. Use one of the two.",
    group: 'duration',
    format: 'draft_offset_or_date',
    direction: 'past',
    minimum: 'now',
    maximum: '-3y',
  },
  end: {
    name: 'End',
    description: "The same as 'ongoing_end', signed from now: '+3y', 'now', or a date. Use one of the two.",
    group: 'duration',
    format: 'draft_offset_or_date',
    direction: 'future',
    minimum: 'now',
    maximum: '+3y',
  },
  services: {
    name: 'Services',
    description:
      "Which services are asked for, and so chosen at the start: 'all', or a list of service contract numbers.",
    group: 'preselection',
    format: 'draft_all_or_list',
    default: 'all',
    minimum: 1,
    maximum: 1000,
  },
  meters: {
    name: 'Meters',
    description: 'Narrows what is chosen at the start to the services that these meter numbers measure.',
    group: 'preselection',
    format: 'string_list_or_null',
    default: null,
    minimum: 1,
    maximum: 1000,
  },
  fields_included: {
    name: 'Fields included',
    description: 'Which parts of a service are shared.',
    group: 'included-data',
    format: 'choice_list',
    default: ['commodity', 'distribution_details', 'supply_details'],
    choices: [
      { id: 'commodity', name: 'Commodity', description: 'What is delivered: electricity, gas, water.' },
      {
        id: 'distribution_details',
        name: 'Distribution details',
        description: 'The contract with the distributor, and its meters.',
      },
      {
        id: 'supply_details',
        name: 'Supply details',
        description: 'The supplier, the contract with it, and the tariff.',
      },
    ],
  },
} as const satisfies Record<string, FieldType>
