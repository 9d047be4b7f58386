import type { Temporal } from 'temporal-polyfill'
import { isoInstant } from '#lib/time/index.ts'
import { appliesTo, enables, isOver } from './transitions.ts'
import type { Grant, GrantStatus } from './types.ts'

/** How long before its end a grant is said to end soon, on pages and by mail. */
export const soonDays = 14

/**
 * A grant as it stands at a moment, also before anything has written so: one whose time has come is `active`, one whose
 * time has run out is `expired` and enables nothing (GR-041, GR-050, GR-055).
 */
export function grantAsOf(grant: Grant, now: Temporal.Instant): Grant {
  const due = dueMoment(grant, isoInstant(now))
  return due ? grantAsOf({ ...withStatus(grant, due.to), modified: due.at }, now) : grant
}

/** Whether an open grant runs out within `soonDays`. */
export function endsSoon(
  { status, expires }: Pick<Grant, 'status' | 'expires'>,
  now: Temporal.Instant,
): boolean {
  return !isOver(status) && expires !== null && expires <= isoInstant(now.add({ hours: 24 * soonDays }))
}

export interface DueMoment {
  readonly cause: 'expire' | 'start'
  readonly to: 'expired' | 'active'
  /** When it took effect, whenever that is noticed. */
  readonly at: string
}

/** What the clock has to do with a grant by now. */
export function dueMoment(
  { status, notBefore, expires }: Pick<Grant, 'status' | 'notBefore' | 'expires'>,
  now: string,
): DueMoment | undefined {
  if (expires !== null && expires <= now && appliesTo('expire', status)) {
    return { cause: 'expire', to: 'expired', at: expires }
  }
  if (notBefore !== null && notBefore <= now && appliesTo('start', status)) {
    return { cause: 'start', to: 'active', at: notBefore }
  }
  return undefined
}

/** With the enabled values that the status has (GR-055); where it may enable a part, those that stand. */
export function withStatus(grant: Grant, status: GrantStatus): Grant {
  const { scope, authorizationDetails } = grant
  const enabled = {
    all: { enabledScope: scope, enabledAuthorizationDetails: authorizationDetails },
    part: {},
    none: { enabledScope: '', enabledAuthorizationDetails: [] },
  }[enables[status]]
  return { ...grant, status, ...enabled, eta: status === 'pending' ? grant.eta : null }
}
