import type { ScopeType } from './types.ts'

/** What every scope has that a customer consents to (WG3-01 §6.1, §7.4). */
export const consent = { notation: 'cds', kind: 'customer-consent' } as const

/** SP-084, SP-087; `jwk` and merging come where there is data to read. */
export const formFields = [
  'authorization_form_selection_type',
  'merge_selection_with',
  'error_if_no_preselections',
  'allow_scope_modifications',
  'jwk',
] as const

/** `purpose` is offered where the utility has some (SP-086), `authentication_path` where it has ways to sign in. */
export const extras = ['purpose', 'username', 'authentication_path'] as const
/** Where the customer may be left to change what is asked for. */
export const changeableExtras = ['data_effects', ...extras] as const

/** SP-105, SP-125, SP-145, SP-165, SP-185, SP-205 */
export const noBillsNorUsage = [
  'include_bill_statements',
  'include_bill_sections',
  'include_usage_segments',
] as const

/** Lists of which the form shows exactly one. */
export const onlyAccounts = {
  required: ['account_selection'],
  optional: [],
} as const satisfies ScopeType['selectionTypes']
export const onlyContracts = {
  required: ['service_contract_selection'],
  optional: [],
} as const satisfies ScopeType['selectionTypes']
