import type { Temporal } from 'temporal-polyfill'
import { isoInstant } from '#lib/time/index.ts'
import type { Grant, GrantStatus } from './types.ts'

/** Statuses in which a grant gives no access, whatever its enabled values say. GR-054 */
export const endedStatuses = [
  'future',
  'disabled',
  'suspended',
  'revoked',
  'closed',
  'expired',
] as const satisfies GrantStatus[]

export function givesAccess(status: GrantStatus): boolean {
  return !(endedStatuses as readonly GrantStatus[]).includes(status)
}

/** A grant as it stands at a moment: one whose time has run out is `expired` then, and enables nothing (GR-050, GR-055). */
export function grantAsOf(grant: Grant, now: Temporal.Instant): Grant {
  const ranOut = grant.expires !== null && givesAccess(grant.status) && grant.expires <= isoInstant(now)
  return ranOut ? { ...grant, status: 'expired', enabledScope: '', enabledAuthorizationDetails: [] } : grant
}
