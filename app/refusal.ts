import { pagePaths } from '#lib/config/index.ts'
import { isCoded, isOutage } from '#lib/errors/index.ts'
import { uidOfAddress } from '#lib/interactions/index.ts'

/** Why a post decided nothing, by the sentence that says it (`refused` in messages/). */
export type Refusal = 'says' | 'tooLarge' | 'notYours' | 'unavailable' | 'fault'

const refusals: Readonly<Record<string, Refusal>> = {
  payload_too_large: 'tooLarge',
  forbidden: 'notYours',
}

/** In an address. */
const known: readonly Refusal[] = [...Object.values(refusals), 'unavailable', 'fault']

/** These the page that the post came from says itself. */
const saidThere = ['not_found', 'interaction_expired']

/**
 * The page that says why. Of a form it is the form's own address, which knows how the request stands, and so which way
 * leads on.
 *
 * @param backTo where the customer goes on
 */
export function refusalAddress(error: unknown, backTo: string): string {
  if (isCoded(error) && saidThere.includes(error.code) && backTo !== pagePaths.home) return backTo
  const why = whyOf(error)
  if (uidOfAddress(backTo)) return `${backTo}?${new URLSearchParams({ refused: why })}`
  return `${pagePaths.refused}?${new URLSearchParams({ refused: why, back: backTo })}`
}

/** What nobody meant is our own fault. */
function whyOf(error: unknown): Refusal {
  if (!isCoded(error)) return 'fault'
  return isOutage(error) ? 'unavailable' : (refusals[error.code] ?? 'says')
}

/** `undefined`: nothing was refused. */
export function refusalIn(search: URLSearchParams): Refusal | undefined {
  const why = search.get('refused')
  if (why === null) return undefined
  return known.find((one) => one === why) ?? 'says'
}
