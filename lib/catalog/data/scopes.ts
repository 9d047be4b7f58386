import { billScopes } from './bill-scopes.ts'
import { directAccessScopes } from './direct-access-scopes.ts'
import { draftScopes } from './draft-scopes.ts'
import { listScopes } from './list-scopes.ts'
import { programScopes } from './program-scopes.ts'
import type { ScopeType } from './types.ts'
import { usageScopes } from './usage-scopes.ts'

/** What a profile may offer, by type: WG3-01 §6.1 and §6.2 in their order, then the 2023 draft. */
export const scopeTypes: ReadonlyMap<string, ScopeType> = new Map(
  [...programScopes, ...listScopes, ...billScopes, ...usageScopes, ...directAccessScopes, ...draftScopes].map(
    (scope) => [scope.type, scope],
  ),
)
