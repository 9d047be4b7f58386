import type { ScopeType } from './types.ts'

const draft = {
  notation: 'draft',
  kind: 'customer-consent',
  impliedFields: [],
  requiredFields: ['historical_start', 'ongoing_end', 'start', 'end', 'services', 'meters'],
  optionalFields: ['username', 'authentication_path'],
} as const

const byAccount = { required: ['account_selection'], optional: [] } as const
const byService = { required: ['service_contract_selection'], optional: [] } as const

/** DR-44: the description says which notation a scope speaks. */
const spoken = 'Requests in the notation of the 2023 draft.'

/** Scopes of the working group's draft of August 2023 (DR-01 to DR-04). */
export const draftScopes: readonly ScopeType[] = [
  {
    ...draft,
    type: 'account_details',
    name: 'Account details',
    description: `Read the customer's chosen accounts, their status and balance. ${spoken}`,
    selectionTypes: byAccount,
  },
  {
    ...draft,
    type: 'service_details',
    name: 'Service details',
    description: `Read the customer's chosen services as agreements: what is delivered, by whom, and who supplies it. ${spoken}`,
    selectionTypes: byService,
    requiredFields: [...draft.requiredFields, 'fields_included'],
  },
  {
    ...draft,
    type: 'delivery_details',
    name: 'Delivery details',
    description: `Read who delivers the customer's chosen services, where, and by which meters. ${spoken}`,
    selectionTypes: byService,
  },
  {
    ...draft,
    type: 'supply_details',
    name: 'Supply details',
    description: `Read who supplies the customer's chosen services, and on which tariff. ${spoken}`,
    selectionTypes: byService,
  },
  {
    ...draft,
    type: 'program_details',
    name: 'Program details',
    description: `Read the programs that the customer's chosen accounts take part in. ${spoken}`,
    selectionTypes: byAccount,
  },
  {
    ...draft,
    type: 'bills',
    name: 'Bills',
    description: `Read the bills of the customer's chosen services. ${spoken}`,
    selectionTypes: byService,
  },
  {
    ...draft,
    type: 'usage',
    name: 'Usage',
    description: `Read the usage of the customer's chosen services. ${spoken}`,
    selectionTypes: byService,
  },
  {
    ...draft,
    type: 'aggregates',
    name: 'Aggregates',
    description: `Read sums of usage over the customer's chosen services. ${spoken}`,
    selectionTypes: byService,
  },
]
