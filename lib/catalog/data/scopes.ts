import { customerDataScopes } from './customer-data-scopes.ts'
import { draftScopes } from './draft-scopes.ts'
import type { ScopeType } from './types.ts'

/** What a profile may offer, by type. */
export const scopeTypes: ReadonlyMap<string, ScopeType> = new Map(
  [...customerDataScopes, ...draftScopes].map((scope) => [scope.type, scope]),
)
