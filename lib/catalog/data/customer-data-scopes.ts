import type { ScopeType } from './types.ts'

const consent = { notation: 'cds', kind: 'customer-consent' } as const

const formFields = [
  'authorization_form_selection_type',
  'merge_selection_with',
  'error_if_no_preselections',
  'allow_scope_modifications',
] as const

/** Scopes of CDS-WG3-01 that a customer consents to (WG3-01 §6.1). */
export const customerDataScopes: readonly ScopeType[] = [
  {
    ...consent,
    type: 'cds_accounts',
    name: 'Account List',
    description: "Read the customer's chosen accounts.",
    selectionTypes: { required: ['account_selection'], optional: [] },
    impliedFields: ['include_accounts'],
    requiredFields: ['account_numbers', 'include_account_numbers', 'sync_until', ...formFields],
    optionalFields: ['include_account_details', 'include_account_programs'],
  },
  {
    ...consent,
    type: 'cds_service_contracts',
    name: 'Service List',
    description: "Read the customer's chosen service contracts and the accounts that they belong to.",
    selectionTypes: { required: ['service_contract_selection'], optional: ['account_selection'] },
    impliedFields: ['include_accounts', 'include_service_contracts'],
    requiredFields: [
      'contract_numbers',
      'service_types',
      'include_contract_numbers',
      'sync_until',
      ...formFields,
    ],
    optionalFields: [
      'account_numbers',
      'meter_numbers',
      'include_account_numbers',
      'include_account_details',
      'include_account_programs',
      'include_rate_plans',
      'include_service_contract_details',
      'include_service_programs',
    ],
  },
  {
    ...consent,
    type: 'cds_usage',
    name: 'Meter Usage',
    description: 'Read the usage of what the customer chose, as the meters counted it.',
    selectionTypes: { required: [], optional: ['service_contract_selection', 'account_selection'] },
    impliedFields: ['include_usage_segments'],
    requiredFields: [
      'account_numbers',
      'contract_numbers',
      'include_accounts',
      'include_account_numbers',
      'include_service_contracts',
      'include_contract_numbers',
      'include_meter_devices',
      'include_meter_numbers',
      'include_usage_segment_value_types',
      'segment_start',
      'segment_end',
      'sync_until',
      ...formFields,
    ],
    optionalFields: ['service_types', 'meter_numbers'],
  },
]
