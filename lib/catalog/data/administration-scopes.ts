import type { ScopeType } from './types.ts'

const administration = {
  notation: 'cds',
  kind: 'administration',
  selectionTypes: { required: [], optional: [] },
  impliedFields: [],
  optionalFields: [],
} as const

/** Every utility offers these; WG1-02 §3.3.1 and §3.3.2 prescribe their words (SC-002, SC-012). */
export const clientAdmin: ScopeType = {
  ...administration,
  type: 'cds_client_admin',
  name: 'Client Admin',
  description: 'This scope grants administrative access to the Client management APIs.',
  requiredFields: [],
}

export const grantAdmin: ScopeType = {
  ...administration,
  type: 'cds_grant_admin',
  name: 'Grant Admin',
  description: 'This scope grants administrative access to previously created Grants.',
  requiredFields: ['client_id', 'grant_id'],
}
