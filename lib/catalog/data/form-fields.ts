import type { FieldType } from './types.ts'

/** WG3-01 §7.4: how the form behaves. */
export const formFields = {
  authorization_form_selection_type: {
    name: 'Selection type',
    description: 'Which list the form shows for this scope.',
    group: 'other',
    format: 'choice',
    default: 'account_selection',
    choices: [
      { id: 'account_selection', name: 'Accounts', description: "The form lists the customer's accounts." },
      {
        id: 'service_contract_selection',
        name: 'Service contracts',
        description: "The form lists the customer's service contracts.",
      },
      {
        id: 'servicepoint_selection',
        name: 'Service points',
        description: "The form lists the customer's service points.",
      },
      { id: 'meter_device_selection', name: 'Meters', description: "The form lists the customer's meters." },
      {
        id: 'aggregation_selection',
        name: 'Aggregations',
        description: 'The form lists the aggregations that the customer belongs to.',
      },
    ],
  },
  merge_selection_with: {
    name: 'Merge selection with',
    description:
      'Names another scope of the same request: both then share one section of the form and one selection. The other scope must merge too.',
    group: 'other',
    format: 'string_or_null',
    default: null,
    minimum: 1,
    maximum: 1000,
  },
  error_if_no_preselections: {
    name: 'Error if no preselections',
    description:
      'Whether a customer for whom the preselection fields match nothing sees an error page instead of the form.',
    group: 'other',
    format: 'boolean',
    default: false,
  },
  allow_scope_modifications: {
    name: 'Allow scope modifications',
    description:
      'Whether the customer may change the request on the form beyond choosing entries: remove a scope while another is left, leave out included data, shorten a duration. The grant then has what is left. Customers choose entries in either case.',
    group: 'other',
    format: 'boolean',
    default: false,
  },
  data_effects: {
    name: 'Effects of leaving data out',
    description:
      "What a customer reads beside data that they may leave out, where allow_scope_modifications is true: each entry is the field, a space and a sentence, such as 'include_account_numbers We cannot tell your bills apart.' It is shown as the client's words, and not kept in the grant.",
    group: 'other',
    format: 'string_list_or_null',
    default: null,
    minimum: 1,
    maximum: 2000,
    isHint: true,
  },
  purpose: {
    name: 'Purpose',
    description:
      "Which of the client's purposes the form shows for this scope, as 'cds_purposes' of the client has it then; null shows none.",
    group: 'other',
    format: 'choice_or_null',
    default: null,
  },
  jwk: {
    name: 'Encryption key',
    description:
      "A public key as JWK, with 'use' of 'enc', with which all data answers are encrypted in addition to HTTPS; the same for all scopes of a request. Keys of 'kty' EC with 'crv' P-256, P-384 or P-521 are supported.",
    group: 'other',
    format: 'jwk_or_null',
    default: null,
  },
} as const satisfies Record<string, FieldType>
