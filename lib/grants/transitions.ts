import type { GrantStatus } from './types.ts'

/** Who changes a grant. The server is the utility and what it runs, the clock a moment that has come. */
export type Actor = 'customer' | 'client' | 'server' | 'clock'

/** What changes a grant. */
export type Cause = keyof typeof transitions

interface Transition {
  /** `null`: there was no grant before. */
  readonly from: readonly (GrantStatus | null)[]
  /** `same`: the grant changes, and stays in its status. */
  readonly to: readonly GrantStatus[] | 'same'
  readonly by: readonly Actor[]
}

/**
 * How much of `scope` and `authorization_details` the enabled values hold in a status. WG1-02 §8.2 (GR-040 to GR-055)
 *
 * In `needs_authorization` and its kind they are what stands until somebody has agreed to the rest.
 */
export const enables = {
  active: 'all',
  delayed: 'all',
  stopped: 'all',
  errored: 'all',
  pending: 'part',
  partial: 'part',
  needs_authorization: 'part',
  needs_sub_grants: 'part',
  future: 'none',
  suspended: 'none',
  disabled: 'none',
  revoked: 'none',
  closed: 'none',
  expired: 'none',
} as const satisfies Record<GrantStatus, 'all' | 'part' | 'none'>

const open = [
  'active',
  'delayed',
  'stopped',
  'errored',
  'pending',
  'partial',
  'needs_authorization',
  'needs_sub_grants',
  'future',
  'suspended',
] as const

/** What can be asked of a grant anew: all that is neither over nor still to come. */
const amendable = [
  'active',
  'delayed',
  'stopped',
  'pending',
  'partial',
  'needs_authorization',
  'needs_sub_grants',
] as const

/**
 * Who may move a grant from where to where, and by what. Nothing else moves one. WG1-02 §8.2, §8.3, §8.6
 */
export const transitions = {
  // ways in
  approve: {
    from: [null, 'needs_authorization'],
    to: ['active', 'future', 'pending', 'needs_sub_grants'],
    by: ['customer'],
  }, //                                                                                      GR-003, GR-066
  issue: { from: [null], to: ['active', 'pending', 'needs_sub_grants'], by: ['client'] }, //  GR-004
  ask: { from: [null], to: ['needs_authorization'], by: ['server'] }, //                      GR-045, AP-374
  /** A grant that was there before there was a history. */
  adopt: { from: [null], to: Object.keys(enables) as GrantStatus[], by: ['server'] },

  // amendments
  reduce: { from: amendable, to: 'same', by: ['client', 'customer'] }, //                     GR-094, GR-097
  /** Back to where it was before more was asked for. */
  withdraw: {
    from: ['needs_authorization'],
    to: ['active', 'delayed', 'stopped', 'pending', 'partial', 'needs_sub_grants'],
    by: ['client', 'customer'],
  }, //                                                                                      GR-094
  widen: { from: amendable, to: ['needs_authorization'], by: ['client'] }, //                 GR-095
  /** The customer gives an approval again, for no longer than it was asked for. */
  renew: { from: ['active', 'delayed', 'stopped'], to: 'same', by: ['customer'] }, //         RC-001
  supersede: { from: open, to: 'same', by: ['customer'] }, //                                 GR-012, GR-013

  // moments
  start: { from: ['future'], to: ['active'], by: ['clock'] }, //                              GR-041
  expire: { from: open, to: ['expired'], by: ['clock'] }, //                                  GR-050

  // the utility's work
  review: { from: ['pending'], to: ['active', 'partial', 'needs_sub_grants'], by: ['server'] }, // GR-042, AP-376
  limit: { from: ['active', 'pending', 'partial'], to: ['partial'], by: ['server'] }, //      GR-044
  restore: { from: ['partial'], to: ['active'], by: ['server'] }, //                          GR-044
  delay: { from: ['active'], to: ['delayed'], by: ['server'] }, //                            GR-051
  catchUp: { from: ['delayed'], to: ['active'], by: ['server'] }, //                          GR-051
  stop: { from: ['active', 'delayed'], to: ['stopped'], by: ['server', 'customer'] }, //      GR-052
  fail: { from: ['active', 'delayed', 'stopped'], to: ['errored'], by: ['server'] }, //       GR-053
  recover: { from: ['errored'], to: ['active'], by: ['server'] }, //                          GR-053
  suspend: { from: ['active', 'delayed', 'stopped'], to: ['suspended'], by: ['server', 'customer'] }, // GR-049
  resume: { from: ['suspended'], to: ['active'], by: ['server', 'customer'] }, //             GR-049
  consents: {
    from: ['needs_sub_grants', 'active'],
    to: ['active', 'needs_sub_grants'],
    by: ['server'],
  }, //                                                                                      GR-046, AP-377

  // ways out
  revoke: { from: open, to: ['revoked'], by: ['customer'] }, //                               GR-050
  close: { from: open, to: ['closed'], by: ['client'] }, //                                   GR-050, GR-091
  disable: { from: open, to: ['disabled'], by: ['server'] }, //                               GR-048
} as const satisfies Record<string, Transition>

/** Whether this is a change that the rules know. */
export function allows(cause: Cause, by: Actor, from: GrantStatus | null, to: GrantStatus): boolean {
  const known: Transition = transitions[cause]
  const leads = known.to === 'same' ? from === to : known.to.includes(to)
  return known.by.includes(by) && known.from.includes(from) && leads
}

/** Whether the rules know this cause for a grant in this status. */
export function appliesTo(cause: Cause, status: GrantStatus): boolean {
  const known: Transition = transitions[cause]
  return known.from.includes(status)
}

/** Whether anything can be read by a grant in this status; how much, its enabled values say. GR-054 */
export function givesAccess(status: GrantStatus): boolean {
  return enables[status] !== 'none'
}

/** Whether nothing can come after this status. */
export function isOver(status: GrantStatus): boolean {
  return !appliesTo('disable', status)
}
