import type { Outcome } from './types.ts'

const errors = new Set(['access_denied', 'no_preselections'])

/** Whether the customer declined; what could not be granted to this customer is a fault of the request instead. */
export function isTheirNo(outcome: Outcome): boolean {
  return outcome.kind === 'declined' && errors.has(outcome.error)
}
