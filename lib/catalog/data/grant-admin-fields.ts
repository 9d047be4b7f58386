import type { FieldType } from './types.ts'

/** WG1-02 §3.3.2 prescribes names and words (SC-015 to SC-017). */
export const grantAdminFields = {
  client_id: {
    name: 'Client Object identifier',
    description: 'The Client Object identifier for which the Grant is issued.',
    group: 'other',
    format: 'string',
    isRequired: true,
    minimum: 1,
    maximum: 1000,
  },
  grant_id: {
    name: 'Grant identifier',
    description: 'The Grant identifier for which the returned access_token will be given access.',
    group: 'other',
    format: 'string',
    isRequired: true,
    minimum: 1,
    maximum: 1000,
  },
} as const satisfies Record<string, FieldType>
